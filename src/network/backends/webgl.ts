import { setWebGLContext } from '@tensorflow/tfjs-backend-webgl'
import { env, setBackend } from '@tensorflow/tfjs-core'
import type { Engine } from '../network.ts'
import { tfjsEngine } from '../tfjs/tfjsEngine.ts'

/** Starts TF.js' WebGL backend on a context of our own. Throws Error where it does not come up. */
export async function startWebgl(onLost: () => void): Promise<Engine> {
  // TF.js makes no context in a worker of Safari, and never tells when one is lost: so the canvas is ours.
  const canvas = new OffscreenCanvas(1, 1)
  const context = canvas.getContext('webgl2', {
    alpha: false,
    antialias: false,
    depth: false,
    stencil: false,
    preserveDrawingBuffer: false,
    powerPreference: 'high-performance',
  })
  if (!context) throw new Error('There is no WebGL 2 here.')
  canvas.addEventListener('webglcontextlost', onLost)
  setWebGLContext(2, context as unknown as WebGLRenderingContext)
  env().set('SOFTWARE_WEBGL_ENABLED', true)
  // TF.js keeps every texture for reuse unless told otherwise: twice the memory of the weights.
  env().set('WEBGL_DELETE_TEXTURE_THRESHOLD', 0)
  if (!(await setBackend('webgl'))) throw new Error('The WebGL backend did not start.')
  return tfjsEngine({ copies: 'when run', warms: 'everything' })
}

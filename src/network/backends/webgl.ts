import { type MathBackendWebGL, setWebGLContext } from '@tensorflow/tfjs-backend-webgl'
import { backend, env, setBackend } from '@tensorflow/tfjs-core'
import type { Engine } from '../network.ts'
import { tfjsEngine } from '../tfjs/tfjsEngine.ts'
import { ENOUGH_TEXTURE } from './chooseBackend.ts'

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
  setWebGLContext(2, context as unknown as WebGLRenderingContext)
  env().set('SOFTWARE_WEBGL_ENABLED', true)
  // TF.js keeps every texture for reuse unless told otherwise: twice the memory of the weights.
  env().set('WEBGL_DELETE_TEXTURE_THRESHOLD', 0)
  // Larger ones are where processors differ; what does not fit is laid out anew in rows of this length.
  env().set('WEBGL_MAX_TEXTURE_SIZE', ENOUGH_TEXTURE)
  if (!(await setBackend('webgl'))) throw new Error('The WebGL backend did not start.')
  let isLost = false
  canvas.addEventListener('webglcontextlost', () => {
    isLost = true
    onLost()
  })
  return {
    ...tfjsEngine({ warmUp: warmUpOn(context), keepsAll: true }),
    isLost(isAtRest) {
      // After a crash of the GPU process, or where its memory is full, reads give zeros, and only these three tell: the event, the context, and
      // the errors that it has noted, which wait for all that was drawn.
      isLost ||= context.isContextLost() || (isAtRest && context.getError() !== context.NO_ERROR)
      return isLost
    },
  }
}

/**
 * What runs in a warm-up is compiled and uploaded whole, but draws one pixel a step, so that it takes next to no time on a slow
 * processor; its results are worth nothing. TF.js sets the scissor before each step to what is to be drawn.
 */
function warmUpOn(context: WebGL2RenderingContext): <T>(run: () => T) => T {
  let isWarmUp = false
  const scissor = context.scissor.bind(context)
  context.scissor = (x, y, width, height) => scissor(x, y, isWarmUp ? 1 : width, isWarmUp ? 1 : height)
  const whole = <T>(warmsUp: boolean, run: () => T): T => {
    const before = isWarmUp
    isWarmUp = warmsUp
    try {
      return run()
    } finally {
      isWarmUp = before
    }
  }
  const webgl = backend() as MathBackendWebGL
  // Weights are packed as they are uploaded, and that is for good.
  const upload = webgl.uploadToGPU.bind(webgl)
  webgl.uploadToGPU = (id) => whole(false, () => upload(id))
  return (run) => whole(true, run)
}

import { type MathBackendWebGL, setWebGLContext } from '@tensorflow/tfjs-backend-webgl'
import { backend, env, setBackend } from '@tensorflow/tfjs-core'
import type { Engine } from '../engine.ts'
import { passBytes } from '../tfjs/passBytes.ts'
import { tfjsEngine } from '../tfjs/tfjsEngine.ts'
import { ENOUGH_TEXTURE } from './chooseBackend.ts'

/** Starts TF.js' WebGL backend on a context that Heatlens creates. Throws Error if it does not start. */
export async function startWebgl(onLost: () => void): Promise<Engine> {
  // TF.js cannot create a context in a worker of Safari and never reports a lost one, so the canvas is created here.
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
  // GPUs differ in the maximum above this. TF.js splits larger tensors into rows of this length.
  env().set('WEBGL_MAX_TEXTURE_SIZE', ENOUGH_TEXTURE)
  if (!(await setBackend('webgl'))) throw new Error('The WebGL backend did not start.')
  let isLost = false
  canvas.addEventListener('webglcontextlost', () => {
    isLost = true
    onLost()
  })
  return {
    ...keepingTextures(tfjsEngine({ warmUp: warmUpOn(context), keepsAll: true })),
    isLost(isAtRest) {
      // After a crash of the GPU process, or when its memory is full, reads return zeros. Only the event, the context
      // and its pending errors tell. Reading the errors waits for all queued work.
      isLost ||= context.isContextLost() || (isAtRest && context.getError() !== context.NO_ERROR)
      return isLost
    },
  }
}

/**
 * By default TF.js keeps every texture for reuse, which doubles the memory of the weights: they come in other textures
 * than they end up in. If it keeps none, each step makes its textures anew, which takes OpenGL nearly four times as
 * long. So none is kept while the weights come in, and after that as many as one picture needs.
 */
function keepingTextures(engine: Engine): Engine {
  const keep = (bytes: number) => env().set('WEBGL_DELETE_TEXTURE_THRESHOLD', bytes)
  return {
    ...engine,
    async build(plan, stored) {
      keep(0)
      const network = await engine.build(plan, stored)
      let hasStarted = false
      const start = () => {
        if (hasStarted) return
        hasStarted = true
        // All that is allocated by now are the weights.
        keep((backend() as MathBackendWebGL).memory().numBytesInGPUAllocated + passBytes(plan))
      }
      return {
        ...network,
        forward(...run) {
          start()
          return network.forward(...run)
        },
        logits(...run) {
          start()
          return network.logits(...run)
        },
        dispose() {
          keep(0)
          network.dispose()
        },
      }
    },
  }
}

/**
 * In a warm-up, shaders are compiled and data is uploaded in full, but each step draws one pixel, so that even a slow
 * GPU takes next to no time. The results are garbage. TF.js sets the scissor before each step to the area to draw.
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
  // Uploading also packs the weights for good, so it must run in full.
  const upload = webgl.uploadToGPU.bind(webgl)
  webgl.uploadToGPU = (id) => whole(false, () => upload(id))
  return (run) => whole(true, run)
}

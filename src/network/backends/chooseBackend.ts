import type { BackendId } from '../../types.ts'
import type { Machine } from './probe.ts'
import { shortRenderer } from './shortRenderer.ts'

/** Renderers that draw on the processor: there, WebAssembly is about ten times as fast as WebGL. */
const software = /swiftshader|llvmpipe|softpipe|software|basic render|mesa offscreen|paravirtual/i

/** fc1 of VGG16, cut into blocks, fits textures of this side; none is made larger. */
export const ENOUGH_TEXTURE = 4096

/**
 * The backends to try, best first, each with the reason why it is used, as a sentence for the page. `avoidGpu` is such a reason, where the
 * graphics processor is to be left alone; `wanted` overrides it all.
 */
export function chooseBackend({ webgl, wasm }: Machine, wanted?: BackendId, avoidGpu?: string): [BackendId, string][] {
  if (wanted) return [[wanted, 'The page address asks for it.']]
  const order: [BackendId, string][] = []
  let withoutGpu = 'This browser offers no WebGL 2.'
  if (avoidGpu) {
    withoutGpu = avoidGpu
  } else if (webgl && software.test(webgl.renderer)) {
    withoutGpu = 'This device draws WebGL in software, and WebAssembly is faster than that.'
  } else if (webgl && webgl.maxTextureSize < ENOUGH_TEXTURE) {
    withoutGpu = `The graphics processor takes textures of ${webgl.maxTextureSize} only, too small for the weights.`
  } else if (webgl && !webgl.hasFloat32) {
    withoutGpu = 'The graphics processor computes in 16 bits only, too few for exact numbers.'
  } else if (webgl) {
    order.push(['webgl', `It uses the graphics processor (${shortRenderer(webgl.renderer)}).`])
    withoutGpu = 'WebGL did not start.'
  }
  if (wasm) order.push(['wasm', withoutGpu])
  order.push(['cpu', 'Neither WebGL nor WebAssembly runs here, so this is slow.'])
  return order
}

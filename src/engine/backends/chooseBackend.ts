import type { Reason } from '../../errors/codes.ts'
import type { BackendId } from '../../ids.ts'
import type { Machine } from './probe.ts'
import { shortRenderer } from './shortRenderer.ts'

/** Software renderers: on these, WebAssembly is about ten times as fast as WebGL. */
const software = /swiftshader|llvmpipe|softpipe|software|basic render|mesa offscreen|paravirtual/i

/** Blocks of VGG16's fc1 fit into textures of this side; no texture is made larger. */
export const ENOUGH_TEXTURE = 4096

/**
 * The backends to try, best first, each with the reason for using it. `avoidGpu` is such a reason, given when the GPU
 * must not be used. `wanted` overrides everything.
 */
export function chooseBackend({ webgl, wasm }: Machine, wanted?: BackendId, avoidGpu?: Reason): [BackendId, Reason][] {
  if (wanted) return [[wanted, { code: 'asked', parameters: {} }]]
  const order: [BackendId, Reason][] = []
  let withoutGpu: Reason = { code: 'noWebgl', parameters: {} }
  if (avoidGpu) {
    withoutGpu = avoidGpu
  } else if (webgl && software.test(webgl.renderer)) {
    withoutGpu = { code: 'noUsableGpu', parameters: {} }
  } else if (webgl && webgl.maxTextureSize < ENOUGH_TEXTURE) {
    withoutGpu = { code: 'smallTextures', parameters: { size: webgl.maxTextureSize } }
  } else if (webgl && !webgl.hasFloat32) {
    withoutGpu = { code: 'halfPrecision', parameters: {} }
  } else if (webgl) {
    order.push(['webgl', { code: 'usesGpu', parameters: { name: shortRenderer(webgl.renderer) } }])
    withoutGpu = { code: 'webglNotStarted', parameters: {} }
  }
  if (wasm) order.push(['wasm', withoutGpu])
  order.push(['cpu', { code: 'nothingFaster', parameters: {} }])
  return order
}

import type { Reason } from '../../errors/codes.ts'
import type { BackendId } from '../../ids.ts'
import { shortRenderer } from './shortRenderer.ts'

/** A graphics processor that may be faster than the engine that answers first. */
export interface Rival {
  /** WebGL's whole description of it, with its driver. */
  renderer: string
  /** Its name, for a person. */
  name: string
}

/**
 * The backends in the order in which they are started. WebGL compiles for seconds before it can answer, and may be the
 * slower one for all that: where WebAssembly may run as well, that comes first, and the graphics processor is its rival.
 * `order` is that of `chooseBackend`.
 */
export function readyFirst(
  order: readonly [BackendId, Reason][],
  renderer: string | undefined,
): { order: readonly [BackendId, Reason][]; rival?: Rival } {
  const [[first] = [], [second] = []] = order
  if (first !== 'webgl' || second !== 'wasm' || renderer === undefined) return { order }
  const rival = { renderer, name: shortRenderer(renderer) }
  const reason: Reason = { code: 'readyFirst', parameters: { name: rival.name } }
  return { order: [['wasm', reason], order[0] as [BackendId, Reason], ...order.slice(2)], rival }
}

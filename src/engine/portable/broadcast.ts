import type { Shape } from '../../graph/graph.ts'
import { offsetsOf, stridesOf } from './axes.ts'

/** The shape of two tensors together, by NumPy's rule: aligned at the last axis, sides of 1 are repeated. */
export function broadcastShape(a: Shape, b: Shape): number[] {
  const rank = Math.max(a.length, b.length)
  return Array.from({ length: rank }, (_, axis) => {
    const [p, q] = [a[axis - rank + a.length] ?? 1, b[axis - rank + b.length] ?? 1]
    if (p !== q && p !== 1 && q !== 1) throw new RangeError(`[${a}] and [${b}] do not go together.`)
    return p === 1 ? q : p
  })
}

/** For each element of a broadcast shape, the element of a tensor that stands there. */
export function broadcastOffsets(shape: Shape, broadcast: Shape): Int32Array {
  const strides = stridesOf(shape)
  const missing = broadcast.length - shape.length
  return offsetsOf(
    broadcast,
    broadcast.map((_, axis) => {
      const own = axis - missing
      return own < 0 || shape[own] === 1 ? 0 : (strides[own] as number)
    }),
  )
}

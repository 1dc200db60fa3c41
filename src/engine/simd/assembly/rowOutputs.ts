import { finish } from './arithmetic'

/**
 * Finishes four columns of five or six rows, and writes them to the addresses that `places` lists. `end`: the bounds, and
 * then the factors and summands of eight columns, of which `half` tells the bytes to these four.
 */
// @ts-ignore: decorator
@inline
export function finishColumns(
  rows: i32,
  c0: v128,
  c1: v128,
  c2: v128,
  c3: v128,
  c4: v128,
  c5: v128,
  end: usize,
  half: usize,
  places: usize,
  offset: usize,
): void {
  const floor = v128.load(end, 0)
  const ceiling = v128.load(end, 16)
  const scale = v128.load(end + half, 32)
  const shift = v128.load(end + half, 64)
  v128.store(load<usize>(places, 0) + offset, finish(c0, scale, shift, floor, ceiling))
  v128.store(load<usize>(places, 4) + offset, finish(c1, scale, shift, floor, ceiling))
  v128.store(load<usize>(places, 8) + offset, finish(c2, scale, shift, floor, ceiling))
  v128.store(load<usize>(places, 12) + offset, finish(c3, scale, shift, floor, ceiling))
  v128.store(load<usize>(places, 16) + offset, finish(c4, scale, shift, floor, ceiling))
  if (rows > 5) v128.store(load<usize>(places, 20) + offset, finish(c5, scale, shift, floor, ceiling))
}

/** Writes eight sums, or adds them to what stands there. */
// @ts-ignore: decorator
@inline
export function put(to: usize, first: v128, second: v128, add: bool): void {
  if (add) {
    first = f32x4.add(first, v128.load(to, 0))
    second = f32x4.add(second, v128.load(to, 16))
  }
  v128.store(to, first, 0)
  v128.store(to, second, 16)
}

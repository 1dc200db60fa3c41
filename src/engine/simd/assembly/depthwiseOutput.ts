import { finish } from './arithmetic'

/** Finishes and writes the sums of four adjacent pixels. */
// @ts-ignore: decorator
@inline
export function writeFour(
  to: usize,
  pixel: usize,
  a: v128,
  b: v128,
  c: v128,
  d: v128,
  scale: v128,
  shift: v128,
  floor: v128,
  ceiling: v128,
): void {
  v128.store(to, finish(a, scale, shift, floor, ceiling))
  to += pixel
  v128.store(to, finish(b, scale, shift, floor, ceiling))
  to += pixel
  v128.store(to, finish(c, scale, shift, floor, ceiling))
  to += pixel
  v128.store(to, finish(d, scale, shift, floor, ceiling))
}

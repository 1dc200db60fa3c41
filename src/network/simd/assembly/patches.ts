import { floorOf, larger } from './arithmetic'

/**
 * Lays out the inputs that one output pixel sees, for `multiply`: `lines` runs of `run` bytes (a multiple of 16), `row` bytes apart, quad
 * after quad, `step` bytes apart.
 */
export function gatherPatch(from: usize, row: usize, lines: i32, run: usize, to: usize, step: usize): void {
  for (let line = 0; line < lines; line++) {
    const end = from + run
    for (let p = from; p < end; p += 16) {
      v128.store(to, v128.load(p))
      to += step
    }
    from += row
  }
}

/** Writes `count` pixels, `pixel` bytes apart, from rows of sums, `fromRow` bytes apart: plus the bias, cut by ReLU where it is set. */
export function writePixels(
  from: usize,
  fromRow: usize,
  count: i32,
  quads: i32,
  bias: usize,
  to: usize,
  pixel: usize,
  relu: bool,
): void {
  const floor = floorOf(relu)
  for (let i = 0; i < count; i++) {
    for (let quad: usize = 0; quad < <usize>quads; quad++) {
      const at = quad * 16
      v128.store(to + at, larger(f32x4.add(v128.load(from + at), v128.load(bias + at)), floor))
    }
    from += fromRow
    to += pixel
  }
}

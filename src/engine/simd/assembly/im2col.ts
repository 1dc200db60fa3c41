import { floorOf, larger } from './arithmetic'

/**
 * Copies the inputs of `count` output pixels into the layout that `multiply` reads. A pixel's inputs are `lines` runs
 * of `run` bytes (a multiple of 16), `row` bytes apart; they are written quad by quad, `step` bytes apart. The next
 * pixel's inputs start `pixel` bytes on and are written 16 bytes on.
 */
export function im2col(
  from: usize,
  pixel: usize,
  count: i32,
  row: usize,
  lines: i32,
  run: usize,
  to: usize,
  step: usize,
): void {
  for (let i = 0; i < count; i++) {
    let start = from
    let target = to
    for (let line = 0; line < lines; line++) {
      const end = start + run
      for (let p = start; p < end; p += 16) {
        v128.store(target, v128.load(p))
        target += step
      }
      start += row
    }
    from += pixel
    to += 16
  }
}

/**
 * Writes `count` pixels, `pixel` bytes apart: the sums, in rows `fromRow` bytes apart, plus the bias, then ReLU if set.
 */
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

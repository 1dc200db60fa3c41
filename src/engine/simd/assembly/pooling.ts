import { larger } from './arithmetic'

/**
 * Writes the maximum of a window of `rows` x `columns` pixels to `to`, quad by quad. The window's rows are `row` bytes
 * apart, its pixels `pixel`.
 */
export function largestOf(
  from: usize,
  row: usize,
  pixel: usize,
  rows: i32,
  columns: i32,
  quads: i32,
  to: usize,
): void {
  for (let quad = 0; quad < quads; quad++) {
    let line = from
    let largest = v128.load(from)
    for (let y = 0; y < rows; y++) {
      let p = line
      for (let x = 0; x < columns; x++) {
        largest = larger(largest, v128.load(p))
        p += pixel
      }
      line += row
    }
    v128.store(to, largest)
    from += 16
    to += 16
  }
}

/** Like {@link largestOf}, but for the sum of the window, times `factor`. */
export function sumOfWindow(
  from: usize,
  row: usize,
  pixel: usize,
  rows: i32,
  columns: i32,
  quads: i32,
  to: usize,
  factor: f32,
): void {
  const factors = f32x4.splat(factor)
  for (let quad = 0; quad < quads; quad++) {
    let line = from
    let sum = f32x4.splat(0)
    for (let y = 0; y < rows; y++) {
      let p = line
      for (let x = 0; x < columns; x++) {
        sum = f32x4.add(sum, v128.load(p))
        p += pixel
      }
      line += row
    }
    v128.store(to, f32x4.mul(sum, factors))
    from += 16
    to += 16
  }
}

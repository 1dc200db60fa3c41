import { finish } from './arithmetic'

/**
 * Copies the inputs of the output pixels `first` to `end`, `width` to a row, into the layout that `multiply` reads. The
 * window of the first pixel of all starts at `from`; windows lie `right` bytes apart in a row, and rows of them `down`.
 * A window has `lines` lines, `line` bytes apart, of `taps` taps, `tap` bytes apart, each of `quads` adjacent quads.
 * `to`: `groupsOf6` groups of six pixels, `group` bytes apart, then groups of five.
 */
export function im2col(
  from: usize,
  down: usize,
  right: usize,
  width: i32,
  first: i32,
  end: i32,
  line: usize,
  lines: i32,
  tap: usize,
  taps: i32,
  quads: usize,
  to: usize,
  groupsOf6: i32,
  group: usize,
): void {
  let x = first % width
  let row = from + <usize>(first / width) * down
  let per = groupsOf6 > 0 ? 6 : 5
  let offset = 0
  for (let i = first; i < end; i++) {
    const step = <usize>per * 16
    let target = to + <usize>offset * 16
    let p = row + <usize>x * right
    for (let y = 0; y < lines; y++) {
      let q = p
      for (let t = 0; t < taps; t++) {
        const stop = q + quads * 16
        for (let at = q; at < stop; at += 16) {
          v128.store(target, v128.load(at))
          target += step
        }
        q += tap
      }
      p += line
    }
    if (++offset == per) {
      offset = 0
      to += group
      if (--groupsOf6 <= 0) per = 5
    }
    if (++x == width) {
      x = 0
      row += down
    }
  }
}

/**
 * Writes the addresses of the inputs of the output pixels `first` to `end`, of windows of one tap: a list of `count`,
 * in which those beyond `end` are the first again. See `im2col` for the others.
 */
export function listPixels(
  from: usize,
  down: usize,
  right: usize,
  width: i32,
  first: i32,
  end: i32,
  to: usize,
  count: i32,
): void {
  let x = first % width
  let row = from + <usize>(first / width) * down
  const start = row + <usize>x * right
  for (let i = 0; i < count; i++) {
    store<usize>(to, first + i < end ? row + <usize>x * right : start)
    to += 4
    if (++x == width) {
      x = 0
      row += down
    }
  }
}

/**
 * Writes `count` pixels of `quads` quads each: x · scale + shift, then a clamp. Pixels are `fromPixel` and `toPixel`
 * bytes apart, and may be written where they were read.
 */
export function scalePixels(
  from: usize,
  fromPixel: usize,
  count: i32,
  quads: usize,
  scales: usize,
  shifts: usize,
  to: usize,
  toPixel: usize,
  lowest: f32,
  highest: f32,
): void {
  const floor = f32x4.splat(lowest)
  const ceiling = f32x4.splat(highest)
  const length = quads * 16
  for (let i = 0; i < count; i++) {
    for (let at: usize = 0; at < length; at += 16) {
      v128.store(to + at, finish(v128.load(from + at), v128.load(scales + at), v128.load(shifts + at), floor, ceiling))
    }
    from += fromPixel
    to += toPixel
  }
}

/**
 * Arranges filters for `multiply`: `channels` rows of `filters` floats (a multiple of eight), `row` bytes apart, become
 * panels of eight filters, `panel` bytes apart, each [channels, 8].
 */
export function panels(from: usize, row: usize, channels: i32, filters: i32, to: usize, panel: usize): void {
  for (let k = 0; k < channels; k++) {
    let target = to
    const end = from + <usize>filters * 4
    for (let at = from; at < end; at += 32) {
      v128.store(target, v128.load(at, 0), 0)
      v128.store(target, v128.load(at, 16), 16)
      target += panel
    }
    from += row
    to += 32
  }
}

/**
 * Transposes `rows` rows of `count` floats, `row` bytes apart: the floats of a row are written `toRow` bytes apart, those
 * of the next row beside them.
 */
export function transpose(from: usize, row: usize, rows: i32, count: i32, to: usize, toRow: usize): void {
  for (let i = 0; i < rows; i++) {
    let target = to
    const end = from + <usize>count * 4
    for (let at = from; at < end; at += 4) {
      f32.store(target, f32.load(at))
      target += toRow
    }
    from += row
    to += 4
  }
}

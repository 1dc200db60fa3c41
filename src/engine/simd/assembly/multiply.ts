import { multiplyRows } from './multiplyRows'

/**
 * What a group of rows reads ahead: its eighth of the panel of columns that is next. A large matrix comes from main
 * memory, and without this, the first group of each panel waits for it.
 */
// @ts-ignore: decorator
@inline
function aheadOf(next: usize, group: i32, quads: usize): usize {
  return next + <usize>min(group, 7) * quads * 16
}

/**
 * The matrix product m = v · u, for each of `planes` planes.
 * v: `groupsOf6` groups of six rows, then `groupsOf5` of five, `vGroup` bytes apart, each laid out as [k / 4, rows, 4];
 * `quads` quads of k are used, starting with `firstQuad`. With `vGroup` 0, rows are where they are, and v is a list of
 * their addresses. u: `panels` panels of eight columns, `uPanel` bytes apart,
 * each [k, 8]. m: rows `mRow` bytes apart.
 */
export function multiply(
  v: usize,
  u: usize,
  m: usize,
  planes: i32,
  panels: i32,
  groupsOf6: i32,
  groupsOf5: i32,
  firstQuad: usize,
  quads: usize,
  vPlane: usize,
  vGroup: usize,
  uPlane: usize,
  uPanel: usize,
  mPlane: usize,
  mRow: usize,
  add: bool,
): void {
  for (let plane = 0; plane < planes; plane++) {
    multiplyPanels(v, u, m, panels, groupsOf6, groupsOf5, firstQuad, quads, 1, 0, vGroup, uPanel, mRow, add, 0, 0, 0, 0)
    v += vPlane
    u += uPlane
    m += mPlane
  }
}

/**
 * The last part of such a product, of one plane, whose sums become outputs: what stands at `m` is added if `add` is set,
 * then x · scale + shift and a clamp follow, and the outputs are written to the pixels `first` to `end` of a feature
 * map, `width` to a row, `quads` quads of each. `scales`, `shifts`: floats, a column. `to`: the first pixel of the map.
 * With addresses of rows, these may have several `lines` of `quadsOfK` quads each, `skip` bytes from the end of one to the
 * next. What belongs to rows beyond the last one is written to `m`. `temp`: 96 bytes, and four for each row.
 */
export function multiplyTo(
  v: usize,
  u: usize,
  m: usize,
  panels: i32,
  groupsOf6: i32,
  groupsOf5: i32,
  firstQuad: usize,
  quadsOfK: usize,
  lines: i32,
  skip: usize,
  vGroup: usize,
  uPanel: usize,
  mRow: usize,
  add: bool,
  scales: usize,
  shifts: usize,
  first: i32,
  end: i32,
  width: i32,
  quads: i32,
  to: usize,
  toRow: usize,
  toPixel: usize,
  lowest: f32,
  highest: f32,
  temp: usize,
): void {
  v128.store(temp, f32x4.splat(lowest), 0)
  v128.store(temp, f32x4.splat(highest), 16)
  listPlaces(temp + 96, groupsOf6 * 6 + groupsOf5 * 5, m, mRow, first, end, width, to, toRow, toPixel)
  multiplyPanels(
    v,
    u,
    m,
    panels,
    groupsOf6,
    groupsOf5,
    firstQuad,
    quadsOfK,
    lines,
    skip,
    vGroup,
    uPanel,
    mRow,
    add,
    scales,
    shifts,
    quads,
    temp,
  )
}

/** One plane. Sums are written to `m`; with `temp`, outputs are made of them: see `multiplyTo`, which has prepared it. */
function multiplyPanels(
  v: usize,
  u: usize,
  m: usize,
  panels: i32,
  groupsOf6: i32,
  groupsOf5: i32,
  firstQuad: usize,
  quadsOfK: usize,
  lines: i32,
  skip: usize,
  vGroup: usize,
  uPanel: usize,
  mRow: usize,
  add: bool,
  scales: usize,
  shifts: usize,
  quads: i32,
  temp: usize,
): void {
  for (let panel = 0; panel < panels; panel++) {
    const offset = <usize>panel * 32
    const isHalf = panel * 2 + 1 == quads
    if (temp) {
      v128.store(temp, v128.load(scales + offset, 0), 32)
      v128.store(temp, v128.load(scales + offset, 16), 48)
      v128.store(temp, v128.load(shifts + offset, 0), 64)
      v128.store(temp, v128.load(shifts + offset, 16), 80)
    }
    const next = panel + 1 < panels ? u + uPanel : u
    const isListed = vGroup == 0
    let a = v
    let c = m + offset
    let place = temp + 96
    for (let i = 0; i < groupsOf6; i++) {
      const ahead = aheadOf(next, i, quadsOfK * lines)
      multiplyRows(6, a, isListed, firstQuad, u, c, quadsOfK, lines, skip, mRow, add, ahead, temp, place, offset, isHalf)
      a += isListed ? 24 : vGroup
      c += mRow * 6
      place += 24
    }
    for (let i = 0; i < groupsOf5; i++) {
      const ahead = aheadOf(next, groupsOf6 + i, quadsOfK * lines)
      multiplyRows(5, a, isListed, firstQuad, u, c, quadsOfK, lines, skip, mRow, add, ahead, temp, place, offset, isHalf)
      a += isListed ? 20 : vGroup
      c += mRow * 5
      place += 20
    }
    u += uPanel
  }
}

/** Lists where `rows` rows are written. */
function listPlaces(
  places: usize,
  rows: i32,
  m: usize,
  mRow: usize,
  first: i32,
  end: i32,
  width: i32,
  to: usize,
  toRow: usize,
  toPixel: usize,
): void {
  let x = first % width
  let row = to + <usize>(first / width) * toRow
  for (let i = 0; i < rows; i++) {
    const isPixel = first + i < end
    store<usize>(places + <usize>i * 4, isPixel ? row + <usize>x * toPixel : m + <usize>i * mRow)
    if (++x == width) {
      x = 0
      row += toRow
    }
  }
}

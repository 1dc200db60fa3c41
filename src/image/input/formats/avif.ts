import { bytesOf, latin, viewOf } from './bytes.ts'
import type { Orientation } from './orientation.ts'
import { asItIs, type Outcome, type Piece } from './prepared.ts'

/** A box of ISO base media (ISO 14496-12, 4.2): the range of its content. */
interface Box {
  type: string
  start: number
  end: number
}

/** The boxes in a range; an impossible length ends the list. */
function boxesIn(bytes: Uint8Array, from: number, to: number): Box[] {
  const view = viewOf(bytes)
  const boxes: Box[] = []
  for (let at = from; at + 8 <= to; ) {
    const short = view.getUint32(at)
    const isLong = short === 1 && at + 16 <= to
    const length = isLong ? view.getUint32(at + 8) * 2 ** 32 + view.getUint32(at + 12) : short === 0 ? to - at : short
    const start = at + (isLong ? 16 : 8)
    if (at + length > to || at + length < start) break
    boxes.push({ type: latin(bytes, at + 4, at + 8), start, end: at + length })
    at += length
  }
  return boxes
}

const find = (boxes: readonly Box[], type: string) => boxes.find((box) => box.type === type)

/** Size of the version and flags before the content of some boxes. */
const FULL = 4

/** Colour primaries and transfer of sRGB (ISO 23091-2), which no engine converts. */
const PRIMARIES = 1
const TRANSFER = 13

/**
 * AVIF and its sequences: rotation, mirroring and profile are removed from the item properties, in place, so that no
 * length changes, and the orientation is returned. The order of the two does not depend on the file (ISO 23008-12,
 * 6.5.10 and 6.5.12: rotated, then mirrored).
 */
export function prepareAvif(bytes: Piece): Outcome {
  const meta = find(boxesIn(bytes, 0, bytes.length), 'meta')
  if (!meta) return asItIs(bytes)
  const edited = bytes.slice(meta.start, meta.end)
  try {
    const orientation = settle(edited)
    return { pieces: [asStill(bytes.slice(0, meta.start)), edited, bytes.subarray(meta.end)], orientation }
  } catch {
    // A box points past its end: let the decoder judge.
    return asItIs(bytes)
  }
}

/**
 * Marks a sequence that also is a still picture as one: Chromium (156) misreads full-range frames of sequences as
 * narrow-range.
 */
function asStill(head: Piece): Piece {
  const [brands] = boxesIn(head, 0, head.length)
  const isBoth = brands && latin(head, 8, 12) === 'avis' && latin(head, 16, brands.end).includes('avif')
  if (isBoth) head.set(bytesOf('avif'), 8)
  return head
}

/** Neutralises item properties in the content of a meta box; returns the orientation of the primary item. */
function settle(meta: Piece): Orientation {
  const view = viewOf(meta)
  const boxes = boxesIn(meta, FULL, meta.length)
  const pitm = find(boxes, 'pitm')
  const iprp = find(boxes, 'iprp')
  if (!pitm || !iprp) return 1
  const primary = meta[pitm.start] === 0 ? view.getUint16(pitm.start + FULL) : view.getUint32(pitm.start + FULL)
  const inside = boxesIn(meta, iprp.start, iprp.end)
  const ipco = find(inside, 'ipco')
  if (!ipco) return 1
  const properties = boxesIn(meta, ipco.start, ipco.end)
  for (const { type, start } of properties) {
    if (type === 'colr' && latin(meta, start, start + 4) === 'nclx') {
      view.setUint16(start + 4, PRIMARIES)
      view.setUint16(start + 6, TRANSFER)
    }
  }
  let turns = 0
  let axis: number | undefined
  for (const ipma of inside.filter(({ type }) => type === 'ipma')) {
    eachAssociation(meta, ipma, (item, index) => {
      const property = properties[index - 1]
      if (!property) return true
      const { type, start } = property
      if (type === 'irot' && item === primary) turns = (meta[start] as number) & 3
      if (type === 'imir' && item === primary) axis = (meta[start] as number) & 1
      const isProfile = type === 'colr' && ['prof', 'rICC'].includes(latin(meta, start, start + 4))
      return !(type === 'irot' || type === 'imir' || isProfile)
    })
  }
  return orientationOf(turns, axis)
}

/**
 * Calls `keeps` for each property of each item; where it returns false, the property is removed: index 0 means none
 * (ISO 23008-12, 9.3.1).
 */
function eachAssociation(meta: Piece, { start }: Box, keeps: (item: number, index: number) => boolean): void {
  const view = viewOf(meta)
  const version = meta[start] as number
  const isWide = ((meta[start + 3] as number) & 1) === 1
  let at = start + FULL + 4
  for (let items = view.getUint32(start + FULL); items > 0; items--) {
    const item = version < 1 ? view.getUint16(at) : view.getUint32(at)
    at += version < 1 ? 2 : 4
    for (let count = view.getUint8(at++); count > 0; count--) {
      const index = isWide ? view.getUint16(at) & 0x7fff : view.getUint8(at) & 0x7f
      if (!keeps(item, index)) {
        if (isWide) view.setUint16(at, 0)
        else view.setUint8(at, 0)
      }
      at += isWide ? 2 : 1
    }
  }
}

/** Rotated counter-clockwise by quarter turns, then mirrored: top and bottom swap (axis 0), or left and right (1). */
function orientationOf(turns: number, axis: number | undefined): Orientation {
  if (axis === undefined) return ([1, 8, 3, 6] as const)[turns] as Orientation
  return (axis === 1 ? ([2, 7, 4, 5] as const) : ([4, 5, 2, 7] as const))[turns] as Orientation
}

import type { Reach, ReceptiveField } from '../../types.ts'

/** A box in fractions of the picture's height and width. */
export interface Box {
  top: number
  left: number
  bottom: number
  right: number
}

/**
 * The part of the picture that a cell of a layer depends on. `inputSize` is the side of the network's input, to which
 * the whole picture is resized.
 */
export function receptiveCell(field: ReceptiveField, row: number, column: number, inputSize: number): Box {
  const down = seen(field, row, inputSize)
  const across = seen(field.columns ?? field, column, inputSize)
  return { top: down.from, left: across.from, bottom: down.to, right: across.to }
}

function seen({ size, stride, start, end }: Reach, cell: number, inputSize: number): { from: number; to: number } {
  const from = start + cell * stride
  const inPicture = (position: number) => Math.min(Math.max(position, 0), end) / inputSize
  return { from: inPicture(from), to: inPicture(from + size) }
}

import type { Reach, ReceptiveField } from '../../types.ts'

/** Part of a picture, in fractions of its height and width. */
export interface Box {
  top: number
  left: number
  bottom: number
  right: number
}

/** What a cell of a layer can see of the picture. `inputSize` is the side of the network's input, which the whole picture is shrunk to. */
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

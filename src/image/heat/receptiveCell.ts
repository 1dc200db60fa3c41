import type { Box, Reach, ReceptiveField } from '../../types.ts'

/** The part of the network's input, of [height, width], that a cell of a layer depends on, in fractions of it. */
export function receptiveCell(
  field: ReceptiveField,
  row: number,
  column: number,
  height: number,
  width: number = height,
): Box {
  const down = seen(field, row, height)
  const across = seen(field.columns ?? field, column, width)
  return { top: down.from, left: across.from, bottom: down.to, right: across.to }
}

function seen({ size, stride, start, end }: Reach, cell: number, side: number): { from: number; to: number } {
  const from = start + cell * stride
  const inPicture = (position: number) => Math.min(Math.max(position, 0), end) / side
  return { from: inPicture(from), to: inPicture(from + size) }
}

import type { Pair } from '../../graph/operations.ts'
import type { PlannedNode, Windows } from '../../graph/plan.ts'
import { windowsOf } from '../windowsOf.ts'

/**
 * Where a kernel meets a side of `length`: for each window, the pixel under each of its `size` cells, or −1 in the
 * padding. Index: window · size + cell.
 */
function pixelsUnder(
  { cells, before }: Windows,
  size: number,
  { stride, dilation }: { stride: number; dilation: number },
  length: number,
): Int32Array {
  const pixels = new Int32Array(cells * size)
  for (let cell = 0; cell < cells; cell++) {
    for (let k = 0; k < size; k++) {
      const pixel = cell * stride - before + k * dilation
      pixels[cell * size + k] = pixel >= 0 && pixel < length ? pixel : -1
    }
  }
  return pixels
}

/** A pixel of the input under a cell of the kernel at an output pixel; all counted in pixels. */
export type Meeting = (output: number, cell: number, input: number) => void

/** Calls `meet` for each place where a kernel's cell meets a pixel of the input: window by window, in reading order. */
export function slide(
  node: PlannedNode,
  { size, strides, dilation }: { size: Pair; strides: Pair; dilation: Pair },
  [height, width]: readonly number[],
  meet: Meeting,
): void {
  const { rows, columns } = windowsOf(node)
  const down = pixelsUnder(rows, size[0], { stride: strides[0], dilation: dilation[0] }, height as number)
  const across = pixelsUnder(columns, size[1], { stride: strides[1], dilation: dilation[1] }, width as number)
  for (let y = 0; y < rows.cells; y++) {
    for (let x = 0; x < columns.cells; x++) {
      for (let ky = 0; ky < size[0]; ky++) {
        const row = down[y * size[0] + ky] as number
        if (row < 0) continue
        for (let kx = 0; kx < size[1]; kx++) {
          const column = across[x * size[1] + kx] as number
          if (column < 0) continue
          meet(y * columns.cells + x, ky * size[1] + kx, row * (width as number) + column)
        }
      }
    }
  }
}

import type { OperationOf } from '../../graph/operations.ts'
import type { PlannedNode } from '../../graph/plan.ts'
import { mapSides } from './axes.ts'
import { only, weightOf } from './operation.ts'
import { weighted } from './weighted.ts'
import type { Meeting } from './windows.ts'

type Transposed = OperationOf<'conv2dTranspose'>

/** Rows and columns that are cut in front of what the kernels reach. */
function cutInFront({ size, strides, dilation, padding }: Transposed): [rows: number, columns: number] {
  if (padding === 'valid') return [0, 0]
  if (padding !== 'same') return [padding.top, padding.left]
  const cut = (axis: 0 | 1) => Math.floor(Math.max((size[axis] - 1) * dilation[axis] + 1 - strides[axis], 0) / 2)
  return [cut(0), cut(1)]
}

/** Calls `meet` with the output pixel that each cell of the kernel at each input pixel adds to. */
function spread({ operation, shape }: PlannedNode<Transposed>, inputShape: readonly number[], meet: Meeting): void {
  const [height, width] = mapSides(inputShape)
  const [outHeight, outWidth] = mapSides(shape)
  const { size, strides, dilation } = operation
  const [top, left] = cutInFront(operation)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let ky = 0; ky < size[0]; ky++) {
        const row = y * strides[0] - top + ky * dilation[0]
        if (row < 0 || row >= outHeight) continue
        for (let kx = 0; kx < size[1]; kx++) {
          const column = x * strides[1] - left + kx * dilation[1]
          if (column < 0 || column >= outWidth) continue
          meet(row * outWidth + column, ky * size[1] + kx, y * width + x)
        }
      }
    }
  }
}

/** The gradient of a convolution, as an operation. Kernel: [height, width, filters, channels]. */
export const conv2dTranspose = weighted<Transposed>({
  sums(node, operands) {
    const [values, shape] = only(operands)
    const kernel = weightOf(operands, 'kernel')
    const { filters } = node.operation
    const [outHeight, outWidth] = mapSides(node.shape)
    const [, , channels] = mapSides(shape)
    const sums = new Float64Array(outHeight * outWidth * filters)
    spread(node, shape, (output, cell, input) => {
      for (let f = 0; f < filters; f++) {
        const row = (cell * filters + f) * channels
        let sum = 0
        for (let c = 0; c < channels; c++) sum += (values[input * channels + c] as number) * (kernel[row + c] as number)
        sums[output * filters + f] = (sums[output * filters + f] as number) + sum
      }
    })
    return sums
  },
  back(node, gradient, operands) {
    const [values, shape] = only(operands)
    const kernel = weightOf(operands, 'kernel')
    const { filters } = node.operation
    const [, , channels] = mapSides(shape)
    const back = new Float64Array(values.length)
    spread(node, shape, (output, cell, input) => {
      const at = input * channels
      for (let f = 0; f < filters; f++) {
        const g = gradient[output * filters + f] as number
        if (g === 0) continue
        const row = (cell * filters + f) * channels
        for (let c = 0; c < channels; c++) back[at + c] = (back[at + c] as number) + g * (kernel[row + c] as number)
      }
    })
    return back
  },
})

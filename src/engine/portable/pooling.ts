import type { OperationOf } from '../../graph/operations.ts'
import type { PlannedNode, Windows } from '../../graph/plan.ts'
import { windowsOf } from '../windowsOf.ts'
import { mapSides } from './axes.ts'
import { areAlike, leastEqual, toleranceOf } from './nearTies.ts'
import { only, type PortableOperation, sameKind, type Values } from './operation.ts'

type Pooling = OperationOf<'pooling2d'>

/** A window's part of the input along one side, and how many cells it has with the padding that counts. */
interface Span {
  start: number
  end: number
  padded: number
}

function spans({ cells, before, after }: Windows, size: number, stride: number, length: number): Span[] {
  return Array.from({ length: cells }, (_, cell) => {
    const start = cell * stride - before
    return {
      start: Math.max(start, 0),
      end: Math.min(start + size, length),
      padded: Math.min(start + size, length + after) - start,
    }
  })
}

/** Calls `visit` for each window: the output's index of its first channel, and its rows and columns. */
function eachWindow(
  node: PlannedNode<Pooling>,
  [height, width, channels]: readonly [number, number, number],
  visit: (out: number, rows: Span, columns: Span) => void,
): void {
  const { size, strides } = node.operation
  const { rows, columns } = windowsOf(node)
  const across = spans(columns, size[1], strides[1], width)
  let out = 0
  for (const down of spans(rows, size[0], strides[0], height)) {
    for (const span of across) {
      visit(out, down, span)
      out += channels
    }
  }
}

/** What an average divides by. */
const divisor = ({ countsPadding }: Pooling, rows: Span, columns: Span): number =>
  countsPadding ? rows.padded * columns.padded : Math.max((rows.end - rows.start) * (columns.end - columns.start), 1)

/**
 * Where the gradient of a channel goes in a window whose pixels are at `indexes`: to the first maximum in reading order,
 * or to a pixel before it that is the same but for rounding. The index of the value, or -1.
 */
function firstMaximum(
  values: Values,
  maximum: number,
  tolerance: number,
  indexes: readonly number[],
  [c, channels]: readonly [number, Iterable<number>],
): number {
  const exact = indexes.find((index) => (values[index + c] as number) >= maximum)
  if (exact === undefined) return -1
  const least = leastEqual(maximum, tolerance)
  for (const index of indexes) {
    if (index === exact) break
    if ((values[index + c] as number) < least) continue
    if (areAlike(values, channels, index, exact, tolerance)) return index + c
  }
  return exact + c
}

/** Max pooling and average pooling. The gradient of a maximum goes to the first one in reading order, as in TensorFlow. */
export const pooling2d: PortableOperation<Pooling> = {
  forward(node, operands) {
    const [values, shape] = only(operands)
    const sides = mapSides(shape)
    const [, width, channels] = sides
    const isMaximum = node.operation.mode === 'max'
    const [outHeight, outWidth] = mapSides(node.shape)
    const output = new Float64Array(outHeight * outWidth * channels).fill(isMaximum ? Number.NEGATIVE_INFINITY : 0)
    eachWindow(node, sides, (out, rows, columns) => {
      for (let y = rows.start; y < rows.end; y++) {
        for (let x = columns.start; x < columns.end; x++) {
          const at = (y * width + x) * channels
          for (let c = 0; c < channels; c++) {
            const value = values[at + c] as number
            const before = output[out + c] as number
            output[out + c] = isMaximum ? Math.max(before, value) : before + value
          }
        }
      }
      if (isMaximum) return
      const count = divisor(node.operation, rows, columns)
      for (let c = 0; c < channels; c++) output[out + c] = (output[out + c] as number) / count
    })
    return sameKind(values, output)
  },

  backward(node, gradient, operands) {
    const [values, shape] = only(operands)
    const sides = mapSides(shape)
    const [, width, channels] = sides
    const { output, ties = 0 } = operands
    const isMaximum = node.operation.mode === 'max'
    const tolerance = isMaximum ? toleranceOf(values, ties) : 0
    const back = new Float64Array(values.length)
    const all = Int32Array.from({ length: channels }, (_, c) => c)
    eachWindow(node, sides, (out, rows, columns) => {
      const indexes: number[] = []
      for (let y = rows.start; y < rows.end; y++) {
        for (let x = columns.start; x < columns.end; x++) indexes.push((y * width + x) * channels)
      }
      if (isMaximum) {
        for (let c = 0; c < channels; c++) {
          const first = firstMaximum(values, output[out + c] as number, tolerance, indexes, [c, all])
          if (first >= 0) back[first] = (back[first] as number) + (gradient[out + c] as number)
        }
        return
      }
      const count = divisor(node.operation, rows, columns)
      for (const index of indexes) {
        for (let c = 0; c < channels; c++) {
          back[index + c] = (back[index + c] as number) + (gradient[out + c] as number) / count
        }
      }
    })
    return [sameKind(gradient, back)]
  },
}

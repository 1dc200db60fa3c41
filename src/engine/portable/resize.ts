import type { Shape } from '../../graph/graph.ts'
import { alongAxis, interpolate, type Taps } from '../../graph/interpolation.ts'
import type { OperationOf } from '../../graph/operations.ts'
import type { PlannedNode } from '../../graph/plan.ts'
import { mapSides } from './axes.ts'
import { only, type PortableOperation, sameKind } from './operation.ts'

/**
 * Calls `add` for each pair of an output pixel and an input pixel that it is made of, with the weight; all counted in
 * pixels.
 */
function eachPair(
  { operation, shape }: PlannedNode<OperationOf<'resize'>>,
  from: Shape,
  add: (output: number, input: number, weight: number) => void,
): void {
  const [height, width] = mapSides(from)
  const [outHeight, outWidth] = mapSides(shape)
  const rows = interpolate(alongAxis(operation, 0), height, outHeight)
  const columns = interpolate(alongAxis(operation, 1), width, outWidth)
  for (let y = 0; y < outHeight; y++) {
    const down = rows[y] as Taps
    for (let x = 0; x < outWidth; x++) {
      const across = columns[x] as Taps
      for (const [i, row] of down.weights.entries()) {
        for (const [j, column] of across.weights.entries()) {
          add(y * outWidth + x, (down.first + i) * width + across.first + j, row * column)
        }
      }
    }
  }
}

/** A feature map in another size. The gradient is the transpose of this linear map. */
export const resize: PortableOperation<OperationOf<'resize'>> = {
  forward(node, operands) {
    const [values, shape] = only(operands)
    const [outHeight, outWidth, channels] = mapSides(node.shape)
    const output = new Float64Array(outHeight * outWidth * channels)
    eachPair(node, shape, (out, at, weight) => {
      for (let c = 0; c < channels; c++) {
        const index = out * channels + c
        output[index] = (output[index] as number) + weight * (values[at * channels + c] as number)
      }
    })
    return sameKind(values, output)
  },
  backward(node, gradient, operands) {
    const [values, shape] = only(operands)
    const [, , channels] = mapSides(shape)
    const back = new Float64Array(values.length)
    eachPair(node, shape, (out, at, weight) => {
      for (let c = 0; c < channels; c++) {
        const index = at * channels + c
        back[index] = (back[index] as number) + weight * (gradient[out * channels + c] as number)
      }
    })
    return [sameKind(gradient, back)]
  },
}

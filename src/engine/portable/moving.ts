import type { Shape } from '../../graph/graph.ts'
import type { OperationOf } from '../../graph/operations.ts'
import { aroundAxis, mapSides, offsetsOf, stridesOf } from './axes.ts'
import { only, type PortableOperation, type Values, zerosLike } from './operation.ts'

// Operations that move values and compute nothing.

/** Side by side along an axis. */
export const concatenate: PortableOperation<OperationOf<'concatenate'>> = {
  forward({ operation: { axis }, shape }, { inputs, inputShapes }) {
    const [before, side, after] = aroundAxis(shape, axis)
    const output = zerosLike(inputs[0] as Values, before * side * after)
    let start = 0
    for (const [index, values] of inputs.entries()) {
      const length = ((inputShapes[index] as Shape)[axis] as number) * after
      for (let b = 0; b < before; b++) {
        output.set(values.subarray(b * length, (b + 1) * length), b * side * after + start)
      }
      start += length
    }
    return output
  },
  backward({ operation: { axis }, shape }, gradient, { inputs, inputShapes }) {
    const [before, side, after] = aroundAxis(shape, axis)
    let start = 0
    return inputs.map((values, index) => {
      const length = ((inputShapes[index] as Shape)[axis] as number) * after
      const back = zerosLike(gradient, values.length)
      for (let b = 0; b < before; b++) {
        const from = b * side * after + start
        back.set(gradient.subarray(from, from + length), b * length)
      }
      start += length
      return back
    })
  },
}

/** For each output of a permutation of axes, the input that stands there. */
function permuted(shape: Shape, axes: readonly number[]): Int32Array {
  const strides = stridesOf(shape)
  return offsetsOf(
    axes.map((axis) => shape[axis] as number),
    axes.map((axis) => strides[axis] as number),
  )
}

/** Output axis i is input axis axes[i]. */
export const permute: PortableOperation<OperationOf<'permute'>> = {
  forward({ operation: { axes } }, operands) {
    const [values, shape] = only(operands)
    const output = zerosLike(values)
    const places = permuted(shape, axes)
    for (let i = 0; i < places.length; i++) output[i] = values[places[i] as number] as number
    return output
  },
  backward({ operation: { axes } }, gradient, operands) {
    const back = zerosLike(gradient)
    const places = permuted(only(operands)[1], axes)
    for (let i = 0; i < places.length; i++) back[places[i] as number] = gradient[i] as number
    return [back]
  },
}

/**
 * Copies a feature map into another one of the same channels, with its corner at row `top` and column `left` there;
 * what lies outside is cut off. Negative corners cut in front.
 */
function place(values: Values, from: Shape, to: Shape, [top, left]: readonly [number, number]): Values {
  const [height, width, channels] = mapSides(from)
  const [outHeight, outWidth] = mapSides(to)
  const output = zerosLike(values, outHeight * outWidth * channels)
  const first = Math.max(-left, 0)
  const count = Math.min(width, outWidth - left) - first
  if (count <= 0) return output
  for (let y = Math.max(-top, 0); y < Math.min(height, outHeight - top); y++) {
    const start = (y * width + first) * channels
    const at = ((y + top) * outWidth + first + left) * channels
    output.set(values.subarray(start, start + count * channels), at)
  }
  return output
}

/** Zeros around a feature map. */
export const padding2d: PortableOperation<OperationOf<'padding2d'>> = {
  forward({ operation: { top, left }, shape }, operands) {
    const [values, from] = only(operands)
    return place(values, from, shape, [top, left])
  },
  backward({ operation: { top, left }, shape }, gradient, operands) {
    return [place(gradient, shape, only(operands)[1], [-top, -left])]
  },
}

/** A feature map without some rows and columns at its border. */
export const cropping2d: PortableOperation<OperationOf<'cropping2d'>> = {
  forward({ operation: { top, left }, shape }, operands) {
    const [values, from] = only(operands)
    return place(values, from, shape, [-top, -left])
  },
  backward({ operation: { top, left }, shape }, gradient, operands) {
    return [place(gradient, shape, only(operands)[1], [top, left])]
  },
}

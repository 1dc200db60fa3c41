import type { OperationOf } from '../../graph/operations.ts'
import type { PlannedNode } from '../../graph/plan.ts'
import { mapSides } from './axes.ts'
import { only, weightOf } from './operation.ts'
import { weighted } from './weighted.ts'
import { slide } from './windows.ts'

type Convolution = OperationOf<'conv2d'>

/** Channels of the input and filters of one group. */
const ofGroup = ({ operation }: PlannedNode<Convolution>, channels: number) => ({
  from: channels / operation.groups,
  to: operation.filters / operation.groups,
})

/** A convolution (as networks call the cross-correlation). Kernel: [height, width, channels / groups, filters]. */
export const conv2d = weighted<Convolution>({
  sums(node, operands) {
    const [values, shape] = only(operands)
    const kernel = weightOf(operands, 'kernel')
    const { filters, groups } = node.operation
    const [outHeight, outWidth] = mapSides(node.shape)
    const [, , channels] = mapSides(shape)
    const { from, to } = ofGroup(node, channels)
    const sums = new Float64Array(outHeight * outWidth * filters)
    slide(node, node.operation, shape, (output, cell, input) => {
      for (let group = 0; group < groups; group++) {
        const out = output * filters + group * to
        for (let c = 0; c < from; c++) {
          const value = values[input * channels + group * from + c] as number
          if (value === 0) continue
          const row = (cell * from + c) * filters + group * to
          for (let f = 0; f < to; f++) sums[out + f] = (sums[out + f] as number) + value * (kernel[row + f] as number)
        }
      }
    })
    return sums
  },
  back(node, gradient, operands) {
    const [values, shape] = only(operands)
    const kernel = weightOf(operands, 'kernel')
    const { filters, groups } = node.operation
    const [, , channels] = mapSides(shape)
    const { from, to } = ofGroup(node, channels)
    const back = new Float64Array(values.length)
    slide(node, node.operation, shape, (output, cell, input) => {
      for (let group = 0; group < groups; group++) {
        const out = output * filters + group * to
        const at = input * channels + group * from
        for (let c = 0; c < from; c++) {
          const row = (cell * from + c) * filters + group * to
          let sum = 0
          for (let f = 0; f < to; f++) sum += (gradient[out + f] as number) * (kernel[row + f] as number)
          back[at + c] = (back[at + c] as number) + sum
        }
      }
    })
    return back
  },
})

/** One kernel a channel and multiple. Kernel: [height, width, channels, multiplier]. */
export const depthwiseConv2d = weighted<OperationOf<'depthwiseConv2d'>>({
  sums(node, operands) {
    const [values, shape] = only(operands)
    const kernel = weightOf(operands, 'kernel')
    const { multiplier } = node.operation
    const [outHeight, outWidth] = mapSides(node.shape)
    const [, , channels] = mapSides(shape)
    const filters = channels * multiplier
    const sums = new Float64Array(outHeight * outWidth * filters)
    slide(node, node.operation, shape, (output, cell, input) => {
      let out = output * filters
      let at = cell * filters
      for (let c = 0; c < channels; c++) {
        const value = values[input * channels + c] as number
        for (let m = 0; m < multiplier; m++, out++, at++) {
          sums[out] = (sums[out] as number) + value * (kernel[at] as number)
        }
      }
    })
    return sums
  },
  back(node, gradient, operands) {
    const [values, shape] = only(operands)
    const kernel = weightOf(operands, 'kernel')
    const { multiplier } = node.operation
    const [, , channels] = mapSides(shape)
    const filters = channels * multiplier
    const back = new Float64Array(values.length)
    slide(node, node.operation, shape, (output, cell, input) => {
      let out = output * filters
      let at = cell * filters
      for (let c = 0; c < channels; c++) {
        let sum = back[input * channels + c] as number
        for (let m = 0; m < multiplier; m++, out++, at++) sum += (gradient[out] as number) * (kernel[at] as number)
        back[input * channels + c] = sum
      }
    })
    return back
  },
})

import { concat, reshape, split, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core'
import type { Shape } from '../../../graph/graph.ts'
import type { OperationOf } from '../../../graph/operations.ts'
import type { PlannedNode } from '../../../graph/plan.ts'
import { windowsOf } from '../../windowsOf.ts'
import { convolve, scatter, scatterDepthwise } from './convolve.ts'
import { type MakeRunner, optional, required } from './runner.ts'
import { weighted } from './weighted.ts'
import type { Grid } from './windows.ts'

type Convolution = OperationOf<'conv2d'> | OperationOf<'depthwiseConv2d'>

/** Where the windows of a convolution lie, and where its gradient goes. */
function layout(node: PlannedNode<Convolution>, [height = 0, width = 0]: Shape) {
  const { size, strides, dilation } = node.operation
  const { rows, columns } = windowsOf(node)
  const grid: Grid = { size, strides, dilation, rows, columns }
  return { grid, to: { sides: [height, width], before: [rows.before, columns.before] } } as const
}

export const depthwiseConv2d = ((node, [inputShape = []]) => {
  const { grid, to } = layout(node, inputShape)
  return weighted(node.operation.activation, {
    apply: (x, weights, activation) =>
      convolve('depthwise', x as Tensor4D, required(weights, 'kernel') as Tensor4D, grid, {
        bias: optional(weights, 'bias'),
        activation,
      }),
    back: (gradient, weights) =>
      scatterDepthwise(gradient as Tensor4D, required(weights, 'kernel') as Tensor4D, grid, to),
  })
}) satisfies MakeRunner<OperationOf<'depthwiseConv2d'>>

/** Kernel: [height, width, channels / groups, filters]. TF.js has no groups. */
export const conv2d: MakeRunner<OperationOf<'conv2d'>> = (node, [inputShape = []]) => {
  const { operation } = node
  const { groups } = operation
  const { grid, to } = layout(node, inputShape)
  if (groups > 1 && groups === inputShape[2]) return onePerChannel(node, inputShape)
  const parts = (whole: Tensor, axis: number) => split(whole, groups, axis) as Tensor4D[]
  return weighted(operation.activation, {
    apply(x, weights, activation) {
      const kernel = required(weights, 'kernel') as Tensor4D
      const after = { bias: optional(weights, 'bias'), activation }
      if (groups === 1) return convolve('full', x as Tensor4D, kernel, grid, after)
      const kernels = parts(kernel, 3)
      const biases = after.bias && parts(after.bias, 0)
      // A function along the channels needs all of them.
      const isWhole = !activation.fused
      const outputs = parts(x, 3).map((part, group) =>
        convolve('full', part, kernels[group] as Tensor4D, grid, {
          bias: biases?.[group],
          activation: isWhole ? { ...activation, apply: (y) => y } : activation,
        }),
      )
      const output = concat(outputs, 3)
      return isWhole ? activation.apply(output) : output
    },
    back(gradient, weights) {
      const kernel = required(weights, 'kernel') as Tensor4D
      if (groups === 1) return scatter(gradient as Tensor4D, kernel, grid, to)
      const kernels = parts(kernel, 3)
      const gradients = parts(gradient, 3).map((part, group) => scatter(part, kernels[group] as Tensor4D, grid, to))
      return concat(gradients, 3)
    },
  })
}

/** As many groups as channels: a depthwise convolution. Kernel: [height, width, 1, channels · multiplier]. */
function onePerChannel(node: PlannedNode<OperationOf<'conv2d'>>, inputShape: Shape) {
  const { groups, filters, ...others } = node.operation
  const multiplier = filters / groups
  const operation = { ...others, kind: 'depthwiseConv2d', multiplier } as const
  const runner = depthwiseConv2d({ ...node, operation }, [inputShape])
  const shape = [...others.size, groups, multiplier]
  type Weights = Parameters<typeof runner.forward>[1]
  const adapt = (weights: Weights): Weights => ({ ...weights, kernel: [reshape(required(weights, 'kernel'), shape)] })
  return {
    ...runner,
    forward: (inputs: readonly Tensor[], weights: Weights) => runner.forward(inputs, adapt(weights)),
    backward: (...[gradient, kept, weights]: Parameters<typeof runner.backward>) =>
      runner.backward(gradient, kept, adapt(weights)),
    backToSums: (...[gradient, kept, weights]: Parameters<typeof runner.backToSums>) =>
      runner.backToSums(gradient, kept, adapt(weights)),
  }
}

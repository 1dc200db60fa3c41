import type { OperationKind } from '../../../graph/operations.ts'
import type { Layout, NodeLayout } from '../layout.ts'
import { activation } from './activation.ts'
import { arithmetic } from './arithmetic.ts'
import { concatenate, cropping, padding, reshape } from './arrange.ts'
import { convolution, depthwise } from './convolution.ts'
import { pooling, reduction } from './pooling.ts'
import type { Runner } from './runner.ts'
import { scaling } from './scaling.ts'

/** Runners, by the kind of operation. */
export type Runners = { readonly [Kind in OperationKind]?: Runner }

const runners: Runners = {
  activation,
  affine: scaling,
  arithmetic,
  batchNormalization: scaling,
  concatenate,
  conv2d: convolution,
  cropping2d: cropping,
  dense: convolution,
  depthwiseConv2d: depthwise,
  normalization: scaling,
  padding2d: padding,
  pooling2d: pooling,
  reduce: reduction,
  reshape,
}

export const inputsOf = ({ nodes }: Pick<Layout, 'nodes'>, { node }: NodeLayout): NodeLayout[] =>
  node.inputs.map((input) => nodes[input] as NodeLayout)

/** What runs a node in threads; undefined if it is left to plain arrays or to the leader. */
export function runnerOf(layout: Pick<Layout, 'nodes' | 'more'>, own: NodeLayout): Runner | undefined {
  const { kind } = own.node.operation
  const inputs = inputsOf(layout, own)
  return [runners[kind], layout.more?.runners[kind]].find((runner) => runner?.canRun(own, inputs))
}

import type { Operation } from '../../../graph/operations.ts'
import type { StoredTensor } from '../../../model/storedNetwork.ts'
import { transposed } from '../../keras/weights.ts'
import type { Modules, Value } from '../modules.ts'
import { Unfit } from '../stateDict.ts'
import { linear } from './activate.ts'
import { sidesOf } from './sides.ts'

/** PyTorch's [filters, channels, height, width] as [height, width, channels, filters]. */
const KERNEL_AXES = [2, 3, 1, 0]

/** Of a depthwise convolution, [channels, 1, height, width] as [height, width, channels, 1]. */
const DEPTHWISE_AXES = [2, 3, 0, 1]

interface ConvolutionSettings {
  stride?: number
  /** In pixels; half of the kernel by default. `same` is TensorFlow's rule. */
  padding?: number | 'same'
  /** The module that the weights are in, if it has another name than the node. */
  weights?: string
  /** Its kernel, where that is computed of the one in the file. */
  kernelOf?: (stored: StoredTensor) => StoredTensor
}

/** A convolution, with its bias if it has one; its kernel says how many groups it has. */
export function conv(
  g: Modules,
  name: string,
  x: Value,
  { stride = 1, padding, weights = name, kernelOf = (stored) => stored }: ConvolutionSettings = {},
): Value {
  const [filters = 0, of = 0, rows = 0, columns = 0, more] = g.shape(`${weights}.weight`)
  const [height, width, channels] = sidesOf(g.asPicture(x, of))
  const groups = channels / of
  if (more !== undefined || !Number.isInteger(groups) || columns < 1 || filters % groups !== 0) {
    throw new Unfit(`${weights} does not fit ${channels} channels`)
  }
  const stored = kernelOf(g.take(`${weights}.weight`))
  const useBias = g.has(`${weights}.bias`)
  const isDepthwise = of === 1 && groups === filters && groups > 1
  const kernel = transposed(stored, isDepthwise ? DEPTHWISE_AXES : KERNEL_AXES)
  const [v, h] = padding === 'same' ? [0, 0] : [padding ?? (rows - 1) >> 1, padding ?? (columns - 1) >> 1]
  const windows = {
    size: [rows, columns],
    strides: [stride, stride],
    padding: padding === 'same' ? 'same' : { top: v, bottom: v, left: h, right: h },
    dilation: [1, 1],
    useBias,
    activation: linear,
  } as const
  const operation: Operation = isDepthwise
    ? { kind: 'depthwiseConv2d', multiplier: 1, ...windows }
    : { kind: 'conv2d', filters, groups, ...windows }
  const cells = (side: number, size: number, pad: number) =>
    padding === 'same' ? Math.ceil(side / stride) : Math.floor((side + 2 * pad - size) / stride) + 1
  const shape = [cells(height, rows, v), cells(width, columns, h), filters]
  if (shape.some((side) => side < 1)) throw new Unfit(`${name} has no cells`)
  const bias = useBias && { bias: g.take(`${weights}.bias`, [filters]) }
  return g.node(name, 'Conv2d', operation, [x], shape, { kernel, ...bias })
}

/** The picture in patches that do not overlap, as large as the kernel says. */
export function patches(g: Modules, name: string): Value {
  const [, , side = 1] = g.shape(`${name}.weight`)
  return conv(g, name, g.input(), { stride: side, padding: 0 })
}

import type { Activation, ArithmeticFunction, Operation } from '../../graph/operations.ts'
import { transposed } from '../keras/weights.ts'
import type { StoredTensor } from '../storedNetwork.ts'
import type { Modules, Value } from './modules.ts'
import { Unfit } from './stateDict.ts'
import { reshaped } from './views.ts'

/** PyTorch's [filters, channels, height, width] as [height, width, channels, filters]. */
const KERNEL_AXES = [2, 3, 1, 0]

/** Of a depthwise convolution, [channels, 1, height, width] as [height, width, channels, 1]. */
const DEPTHWISE_AXES = [2, 3, 0, 1]

const linear: Activation = { id: 'linear' }

export const activations = {
  relu: { id: 'relu' },
  relu6: { id: 'relu', max: 6 },
  silu: { id: 'swish' },
  hardSwish: { id: 'hardSwish' },
  hardSigmoid: { id: 'hardSigmoid', slope: 1 / 6 },
  sigmoid: { id: 'sigmoid' },
  gelu: { id: 'gelu', approximate: false },
  geluTanh: { id: 'gelu', approximate: true },
  tanh: { id: 'tanh' },
  linear,
} as const satisfies Record<string, Activation>

export type ActivationName = keyof typeof activations

/** PyTorch's names of activations, for people. */
const kindNames: Readonly<Record<ActivationName, string>> = {
  ...{ relu: 'ReLU', relu6: 'ReLU6', silu: 'SiLU', hardSwish: 'Hardswish', hardSigmoid: 'Hardsigmoid' },
  ...{ sigmoid: 'Sigmoid', gelu: 'GELU', geluTanh: 'GELU', tanh: 'Tanh', linear: 'Identity' },
}

interface ConvolutionSettings {
  stride?: number
  /** In pixels; half of the kernel by default. `same` is TensorFlow's rule. */
  padding?: number | 'same'
  /** The module that the weights are in, if it has another name than the node. */
  weights?: string
}

const sidesOf = ({ shape, name }: Value): [number, number, number] => {
  if (shape.length !== 3) throw new Unfit(`${name} is no plane`)
  return shape as [number, number, number]
}

/** A convolution, with its bias if it has one; its kernel says how many groups it has. */
export function conv(
  g: Modules,
  name: string,
  x: Value,
  { stride = 1, padding, weights = name }: ConvolutionSettings = {},
): Value {
  const [height, width, channels] = sidesOf(x)
  const [filters = 0, of = 0, rows = 0, columns = 0, more] = g.shape(`${weights}.weight`)
  const groups = channels / of
  if (more !== undefined || !Number.isInteger(groups) || columns < 1 || filters % groups !== 0) {
    throw new Unfit(`${weights} does not fit ${channels} channels`)
  }
  const stored = g.take(`${weights}.weight`)
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

/** A BatchNorm over channels, which are the last side. */
export function norm(g: Modules, name: string, x: Value, { epsilon = 1e-5, weights = name } = {}): Value {
  const channels = x.shape.at(-1) as number
  const take = (part: string) => g.take(`${weights}.${part}`, [channels])
  const kind = x.shape.length === 3 ? 'BatchNorm2d' : 'BatchNorm1d'
  return g.node(name, kind, { kind: 'batchNormalization', epsilon }, [x], x.shape, {
    ...{ gamma: take('weight'), beta: take('bias'), mean: take('running_mean'), variance: take('running_var') },
  })
}

/** A LayerNorm over channels, which are the last side. */
export function layerNorm(g: Modules, name: string, x: Value, { epsilon = 1e-6, weights = name } = {}): Value {
  const channels = x.shape.at(-1) as number
  const operation: Operation = { kind: 'layerNormalization', epsilon, axes: [x.shape.length - 1] }
  const gamma = g.take(`${weights}.weight`, [channels])
  const beta = g.take(`${weights}.bias`, [channels])
  return g.node(name, 'LayerNorm', operation, [x], x.shape, { gamma, beta })
}

export function activate(g: Modules, name: string, x: Value, which: ActivationName): Value {
  if (which === 'linear') return x
  return g.node(name, kindNames[which], { kind: 'activation', activation: activations[which] }, [x], x.shape)
}

export const relu = (g: Modules, name: string, x: Value): Value => activate(g, name, x, 'relu')

/** Two or more values; the others are broadcast to the first. */
export function combine(g: Modules, name: string, values: readonly Value[], how: ArithmeticFunction): Value {
  const [first] = values
  return g.node(name, how, { kind: 'arithmetic', function: how }, values, first?.shape ?? [])
}

export const add = (g: Modules, name: string, ...values: readonly Value[]): Value => combine(g, name, values, 'add')

/** One value and a number. */
export function scale(g: Modules, name: string, x: Value, scalar: number, how: ArithmeticFunction = 'multiply'): Value {
  return g.node(name, how, { kind: 'arithmetic', function: how, scalar }, [x], x.shape)
}

/** A tensor of the network as a value. */
export function constant(g: Modules, name: string, tensor: Omit<StoredTensor, 'name'>): Value {
  return g.node(name, 'Parameter', { kind: 'constant' }, [], tensor.shape, { value: tensor })
}

/** Channels times a parameter [channels], of whatever shape it is stored in. */
export function layerScale(g: Modules, name: string, x: Value, weights: string): Value {
  const channels = x.shape.at(-1) as number
  const stored = g.take(weights)
  if (stored.shape.reduce((a, b) => a * b, 1) !== channels) throw new Unfit(weights)
  const factor = constant(g, `${name}/${weights.slice(weights.lastIndexOf('.') + 1)}`, reshaped(stored, [channels]))
  return combine(g, name, [x, factor], 'multiply')
}

interface PoolSettings {
  size: number
  stride?: number
  padding?: number
  /** Also windows that hang over the end. */
  ceil?: boolean
  countsPadding?: boolean
}

export function pool(
  g: Modules,
  name: string,
  x: Value,
  mode: 'max' | 'average',
  { size, stride = size, padding = 0, ceil = false, countsPadding = true }: PoolSettings,
): Value {
  const [height, width, channels] = sidesOf(x)
  const along = (side: number) => {
    const free = side + 2 * padding - size
    let cells = Math.floor(free / stride) + 1
    // A window begins inside of the map or of the padding before it.
    if (ceil && free % stride !== 0 && cells * stride < side + padding) cells++
    return { cells, end: Math.max((cells - 1) * stride + size - side - padding, 0) }
  }
  const [rows, columns] = [along(height), along(width)]
  const operation: Operation = {
    ...{ kind: 'pooling2d', mode, countsPadding, size: [size, size], strides: [stride, stride] },
    padding: { top: padding, bottom: rows.end, left: padding, right: columns.end },
  }
  const kind = mode === 'max' ? 'MaxPool2d' : 'AvgPool2d'
  return g.node(name, kind, operation, [x], [rows.cells, columns.cells, channels])
}

export const maxPool = (g: Modules, name: string, x: Value, settings: PoolSettings): Value =>
  pool(g, name, x, 'max', settings)

/** The mean over height and width, or over tokens. */
export function globalMean(g: Modules, name: string, x: Value, keepDimensions = false): Value {
  const axes = x.shape.slice(0, -1).map((_, axis) => axis)
  const channels = x.shape.at(-1) as number
  const operation: Operation = { kind: 'reduce', function: 'mean', axes, keepDimensions }
  return g.node(name, 'AdaptiveAvgPool2d', operation, [x], keepDimensions ? [1, 1, channels] : [channels])
}

export function concatenate(g: Modules, name: string, values: readonly Value[], axis = 2): Value {
  const [first] = values
  const sum = values.reduce((total, { shape }) => total + (shape[axis] ?? 0), 0)
  return g.node(name, 'cat', { kind: 'concatenate', axis }, values, first?.shape.with(axis, sum) ?? [])
}

export function reshape(g: Modules, name: string, x: Value, shape: readonly number[]): Value {
  if (x.shape.reduce((a, b) => a * b, 1) !== shape.reduce((a, b) => a * b, 1)) throw new Unfit(name)
  return g.node(name, 'reshape', { kind: 'reshape', shape }, [x], shape)
}

export function permute(g: Modules, name: string, x: Value, axes: readonly number[]): Value {
  const shape = axes.map((axis) => x.shape[axis] as number)
  return g.node(name, 'permute', { kind: 'permute', axes }, [x], shape)
}

/** A Linear on the last side, by a kernel [units, values] of the state dict, or a part of its rows. */
export function dense(
  g: Modules,
  name: string,
  x: Value,
  weights: { kernel: Omit<StoredTensor, 'name'>; bias?: Omit<StoredTensor, 'name'> | undefined } = linearOf(g, name),
): Value {
  const { kernel, bias } = weights
  const [units = 0, values = 0, ...ones] = kernel.shape
  if (values !== x.shape.at(-1) || ones.some((side) => side !== 1) || units < 1) throw new Unfit(`${name} does not fit`)
  const flat = ones.length > 0 ? reshaped(kernel, [units, values]) : kernel
  const operation: Operation = { kind: 'dense', units, useBias: bias !== undefined, activation: linear }
  return g.node(name, 'Linear', operation, [x], [...x.shape.slice(0, -1), units], {
    kernel: transposed(flat as StoredTensor, [1, 0]),
    ...(bias && { bias }),
  })
}

/** The kernel and the bias of a Linear. */
export function linearOf(g: Modules, name: string): { kernel: StoredTensor; bias: StoredTensor | undefined } {
  const kernel = g.take(`${name}.weight`)
  return { kernel, bias: g.has(`${name}.bias`) ? g.take(`${name}.bias`, [kernel.shape[0] ?? 0]) : undefined }
}

/** A Linear over all values of a plane, which PyTorch flattens channels first. */
export function denseOverPlane(g: Modules, name: string, x: Value): Value {
  const [height, width, channels] = sidesOf(x)
  const { kernel, bias } = linearOf(g, name)
  const [units = 0, values] = kernel.shape
  const count = height * width * channels
  if (values !== count) throw new Unfit(`${name} takes ${values} values, not ${count}`)
  const turned = transposed(reshaped(kernel, [units, channels, height, width]) as StoredTensor, [2, 3, 1, 0])
  const flat = g.node(`${name}/flatten`, 'Flatten', { kind: 'reshape', shape: [count] }, [x], [count])
  const operation: Operation = { kind: 'dense', units, useBias: bias !== undefined, activation: linear }
  return g.node(name, 'Linear', operation, [flat], [units], {
    kernel: reshaped(turned, [count, units]),
    ...(bias && { bias }),
  })
}

/** The values along one axis from `start` to before `end`. */
export function slice(g: Modules, name: string, x: Value, axis: number, start: number, end: number): Value {
  const starts = x.shape.map((_, index) => (index === axis ? start : 0))
  const ends = x.shape.map((side, index) => (index === axis ? end : side))
  const steps = x.shape.map(() => 1)
  return g.node(name, 'slice', { kind: 'slice', starts, ends, steps }, [x], x.shape.with(axis, end - start))
}

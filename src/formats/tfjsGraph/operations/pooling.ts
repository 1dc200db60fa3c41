import type { OperationOf } from '../../../graph/operations.ts'
import { valueCount } from '../../../graph/shapes/settings.ts'
import { integers } from '../../drafts/constants.ts'
import type { Constant } from '../../drafts/draft.ts'
import { axisOf, squeezed } from '../axes.ts'
import type { OpCall, OpReader } from '../opCall.ts'
import { isChannelsFirst, paddingOf, pairOf } from './convolutions.ts'

const pool =
  (mode: 'max' | 'average'): OpReader =>
  (call) => {
    const isFirst = isChannelsFirst(call)
    const value = call.input(0)
    const lowPadding = value.kind === 'tensor' && mode === 'max' ? value.lowPadding : undefined
    const [size, strides, padding] = [
      pairOf(call, 'ksize', isFirst),
      pairOf(call, 'strides', isFirst),
      paddingOf(call, isFirst),
    ]
    const operation = { kind: 'pooling2d', mode, countsPadding: false, size, strides } as const
    if (!lowPadding || value.kind !== 'tensor') {
      return call.emit({ ...operation, padding }, { inputs: [call.plane(call.tensor(0), isFirst)] })
    }
    if (padding !== 'valid') call.unfit('padding', call.attr.text('padding', ''))
    const { lowPadding: _, ...padded } = value
    return call.emit({ ...operation, padding: lowPadding }, { inputs: [call.plane(padded, isFirst)] })
  }

type Reduction = OperationOf<'reduce'>['function']

const computed: Readonly<Record<Reduction | 'product', (list: readonly number[]) => number>> = {
  mean: (list) => list.reduce((a, b) => a + b, 0) / list.length,
  sum: (list) => list.reduce((a, b) => a + b, 0),
  product: (list) => list.reduce((a, b) => a * b, 1),
  max: (list) => list.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
  min: (list) => list.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
}

/** Of a list of numbers, such as the sides of a tensor, to one. */
async function fold(call: OpCall, constant: Constant, name: Reduction | 'product'): Promise<Constant> {
  const { dims, isInteger } = constant
  if (dims.length > 1 || valueCount(dims) > 1000) call.refuse('shapeUnfit', { shape: dims })
  const lists = (await call.lists(constant)).map((list) => [computed[name](Array.from(list))])
  return { ...integers(lists, call.attr.flag('keep_dims') ? [1] : []), isInteger }
}

const reduce =
  (name: Reduction): OpReader =>
  async (call) => {
    const value = call.input(0)
    if (value.kind === 'constant') return fold(call, value, name)
    const given = await call.known(1)
    if (call.tensor(0).leading === 'merged') call.unfit('axis', given)
    const keepDimensions = call.attr.flag('keep_dims')
    // The sides that are left are in the order of the file's.
    const places = [...new Set(given.map((axis) => axisOf(call, call.tensor(0), axis)))]
    const isFlat = keepDimensions || places.length !== 1 || places[0] === 2
    const input = isFlat ? call.tensor(0) : call.plain(call.tensor(0))
    const axes = [...new Set(given.map((axis) => axisOf(call, input, axis)))].sort((a, b) => a - b)
    if (axes.length === 0) return input
    const result = call.emit({ kind: 'reduce', function: name, axes, keepDimensions }, { inputs: [input] })
    return keepDimensions ? result : squeezed(result)
  }

const product: OpReader = (call) => fold(call, call.constant(0), 'product')

export const pooling: readonly [string, OpReader][] = [
  ['MaxPool', pool('max')],
  ['AvgPool', pool('average')],
  ['Mean', reduce('mean')],
  ['Max', reduce('max')],
  ['Min', reduce('min')],
  ['Sum', reduce('sum')],
  ['Prod', product],
]

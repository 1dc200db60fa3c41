import type { LayerCall, LayerReader, LayerReaders } from '../layerCall.ts'
import type { Value } from '../value.ts'

const turned = (call: LayerCall, value: Value, part: string) =>
  call.emit({ kind: 'permute', axes: [1, 0] }, { inputs: [value], part })

/** Sums of products along an axis of each: of two lists of numbers, or of two tables. */
const dot: LayerReader = (call) => {
  const [first, second] = call.inputs
  const rank = first?.rank
  if (!first || !second || call.inputs.length !== 2 || rank !== second.rank || (rank !== 1 && rank !== 2)) {
    call.builder.obstacles.add(call, 'kindUnknown')
    return first ?? { node: '', rank: 1, isTurned: false }
  }
  const given = call.settings.integers('axes') ?? [-1]
  const [one, other] = [given[0] ?? -1, given.at(-1) ?? -1].map((axis) => call.axisOf(first, axis))
  const isUnit = call.settings.boolean('normalize', false)
  const ready = (value: Value, axis: number, part: string) =>
    isUnit ? call.emit({ kind: 'unitNormalization', axes: [axis] }, { inputs: [value], part }) : value
  const [a, b] = [ready(first, one as number, 'first'), ready(second, other as number, 'second')]
  if (rank === 1) {
    const products = call.emit({ kind: 'arithmetic', function: 'multiply' }, { inputs: [a, b], part: 'products' })
    return call.emit({ kind: 'reduce', function: 'sum', axes: [0], keepDimensions: true }, { inputs: [products] })
  }
  const left = one === 1 ? a : turned(call, a, 'turned')
  const right = other === 0 ? b : turned(call, b, 'turned')
  return call.emit({ kind: 'matmul' }, { inputs: [left, right] })
}

/** Layers that multiply tables. */
export const products: LayerReaders = {
  Dot: dot,
}

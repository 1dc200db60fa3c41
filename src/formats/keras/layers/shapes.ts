import type { LayerCall, LayerReader, LayerReaders } from '../layerCall.ts'
import type { Value } from '../value.ts'
import { interpolationOf } from './pictures.ts'

/** Keras 2 and 3 turn channels-first pictures before they flatten them, if told; Keras 1 does not. */
const flatten: LayerReader = (call) => {
  const isTurned = call.isChannelsFirst === true && call.input.rank === 3
  const input = isTurned ? call.turned(call.input) : call.plain(call.input)
  return call.emit({ kind: 'flatten' }, { inputs: [input], rank: 1, isTurned: false })
}

/** To a shape in the author's order, without the batch. */
export function reshapeTo(call: LayerCall, shape: readonly number[] | undefined): Value {
  const isShape = shape?.every((side) => side === -1 || side >= 1) && shape.filter((side) => side === -1).length <= 1
  if (!shape || !isShape) call.unfit('target_shape', shape ?? call.settings.get('target_shape', 'newshape', 'shape'))
  const input = call.plain(call.input)
  return call.emit({ kind: 'reshape', shape: shape ?? [-1] }, { inputs: [input], rank: shape?.length ?? 1 })
}

/** Output axis i of the author's is input axis `from[i]` of the author's; both count without the batch. */
export function permuteTo(call: LayerCall, from: readonly number[] | undefined): Value {
  const { input } = call
  const { rank } = input
  const isOrder = from?.length === rank && Array.from(from, (_, index) => index).every((one) => from.includes(one))
  if (!from || !isOrder) {
    call.unfit('dims', from ?? call.settings.get('dims', 'axes'))
    return input
  }
  // What had its channels first keeps them first if they do not move.
  const isTurned = input.isTurned && from[0] === 0
  const ownOf = (axis: number) => call.axisOf(input, axis + 1)
  const axes = from.map(ownOf)
  const inOrder = isTurned ? [axes[1], axes[2], axes[0]] : axes
  return call.emit({ kind: 'permute', axes: inOrder as number[] }, { isTurned })
}

const sides = ['top', 'bottom', 'left', 'right'] as const

/** Four numbers from one, [rows, columns] or [[top, bottom], [left, right]]. */
function borders(call: LayerCall, names: readonly string[], otherwise: number) {
  const value = call.settings.get(...names) ?? otherwise
  const flat: readonly unknown[] = Array.isArray(value) ? value.flat() : [value]
  const isEven = Array.isArray(value) && value.length === 2 && flat.length === 2 && !value.some(Array.isArray)
  const [first, second] = flat
  const four = flat.length === 1 ? [first, first, first, first] : isEven ? [first, first, second, second] : flat
  const isFit = four.length === 4 && four.every((side) => Number.isInteger(side) && (side as number) >= 0)
  if (!isFit) call.unfit(names[0] as string, value)
  const [top, bottom, left, right] = sides.map((_, index) => (isFit ? (four[index] as number) : 0))
  return { top, bottom, left, right } as { top: number; bottom: number; left: number; right: number }
}

const upSampling: LayerReader = (call) => {
  const size = call.settings.pair('size', [2, 2])
  const method = interpolationOf(call, 'interpolation', 'nearest')
  return call.emit({ kind: 'upSampling2d', size, method }, { inputs: [call.picture], rank: 3 })
}

/** Layers that move or repeat values. */
export const shapes: LayerReaders = {
  Flatten: flatten,
  Reshape: (call) => reshapeTo(call, call.settings.integers('target_shape')),
  Permute: (call) =>
    permuteTo(
      call,
      call.settings.integers('dims')?.map((dim) => dim - 1),
    ),
  ZeroPadding2D: (call) =>
    call.emit({ kind: 'padding2d', ...borders(call, ['padding'], 1) }, { inputs: [call.picture], rank: 3 }),
  Cropping2D: (call) =>
    call.emit({ kind: 'cropping2d', ...borders(call, ['cropping'], 0) }, { inputs: [call.picture], rank: 3 }),
  UpSampling2D: upSampling,
}

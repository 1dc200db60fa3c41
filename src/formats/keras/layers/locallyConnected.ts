import type { LayerReader, LayerReaders } from '../layerCall.ts'
import type { Value } from '../value.ts'
import { Composition } from './composed.ts'

/**
 * A convolution whose every place has a kernel of its own, [places, rows · columns · channels, filters]: the pixels of
 * each window side by side, by that of its place.
 */
const locallyConnected: LayerReader = (call) => {
  const { settings, builder } = call
  const make = new Composition(call)
  const input = call.picture
  const [height, width] = input.sides ?? []
  const channels = input.sides?.[2]
  const [rows, columns] = settings.pair('kernel_size')
  const [down, across] = settings.pair('strides', [1, 1])
  const useBias = settings.boolean('use_bias', true)
  const filters = settings.count('filters')
  if (settings.string('padding', 'valid') !== 'valid') settings.unfit('padding')
  // Other ways of keeping the kernel: as a matrix of all pixels.
  if (settings.number('implementation', 1) !== 1) {
    settings.unfit('implementation')
    return input
  }
  if (call.isChannelsFirst) settings.unfit('data_format')
  const { kernel = '', bias } = call.weights({ kernel: ['kernel'], ...(useBias && { bias: ['bias'] }) })
  if (height === undefined || width === undefined || channels === undefined) {
    call.builder.obstacles.add(call, 'kindUnknown')
    return input
  }
  const [high, wide] = [Math.floor((height - rows) / down) + 1, Math.floor((width - columns) / across) + 1]
  const windows = Array.from({ length: rows * columns }, (_, at): Value => {
    const [top, left] = [Math.floor(at / columns), at % columns]
    return call.emit(
      {
        kind: 'slice',
        starts: [top, left, 0],
        ends: [top + (high - 1) * down + 1, left + (wide - 1) * across + 1, channels],
        steps: [down, across, 1],
      },
      { inputs: [input], part: `pixel_${top}_${left}` },
    )
  })
  const all = call.emit({ kind: 'concatenate', axis: 2 }, { inputs: windows, part: 'windows' })
  const places = make.reshape(all, [high * wide, 1, rows * columns * channels], 'places')
  const own = call.emit(
    { kind: 'constant' },
    { inputs: [], weights: { value: kernel }, rank: builder.shapeOf(kernel).length, part: 'kernel' },
  )
  const activation = call.activation()
  const isLast = !useBias && activation.id === 'linear'
  const products = make.matmul(places, own, 'products')
  const sums = make.reshape(products, [high, wide, filters], isLast ? undefined : 'sums')
  if (isLast) return sums
  const biased = bias === undefined ? sums : withBias(sums, bias, activation.id === 'linear')
  return activation.id === 'linear' ? biased : call.emit({ kind: 'activation', activation }, { inputs: [biased] })

  function withBias(value: Value, weight: string, isEnd: boolean): Value {
    const constant = call.emit({ kind: 'constant' }, { inputs: [], weights: { value: weight }, rank: 3, part: 'bias' })
    return make.combine('add', value, constant, isEnd ? undefined : 'biased')
  }
}

/** Keras 2's layers without shared kernels. */
export const locallyConnecteds: LayerReaders = { LocallyConnected2D: locallyConnected }

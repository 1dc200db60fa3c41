import type { LayerCall, LayerReader, LayerReaders } from '../layerCall.ts'
import type { Value } from '../value.ts'
import { Composition } from './composed.ts'

/** More cells than this along a side would be as many nodes. */
const MAX_CELLS = 256

/**
 * Along an axis as many means or maxima as cells are wanted: cell i is of the values from ⌊i · length / cells⌋ on,
 * before ⌈(i + 1) · length / cells⌉.
 */
function along(call: LayerCall, value: Value, axis: 0 | 1, cells: number, mode: 'mean' | 'max'): Value {
  const make = new Composition(call)
  const sides = value.sides as readonly number[]
  const length = sides[axis] as number
  const side = axis === 0 ? 'row' : 'column'
  const parts = Array.from({ length: cells }, (_, cell) => {
    const [start, end] = [Math.floor((cell * length) / cells), Math.ceil(((cell + 1) * length) / cells)]
    const slice = call.emit(
      {
        kind: 'slice',
        starts: sides.map((_, at) => (at === axis ? start : 0)),
        ends: sides.map((all, at) => (at === axis ? end : all)),
        steps: sides.map(() => 1),
      },
      { inputs: [value], part: `${side}_${cell}` },
    )
    return make.reduce(mode, slice, [axis], `${side}_${cell}_${mode}`)
  })
  const last = axis === 1 ? {} : { part: 'rows' }
  return call.emit({ kind: 'concatenate', axis }, { inputs: parts, rank: 3, ...last })
}

/** Pools to a size that is given: by windows of one size where they fit, else cell by cell. */
const adaptive =
  (mode: 'average' | 'max'): LayerReader =>
  (call) => {
    const input = call.picture
    const [rows, columns] = call.settings.pair('output_size')
    const [height, width] = input.sides ?? []
    const isTooMany = rows > MAX_CELLS || columns > MAX_CELLS
    if (height === undefined || width === undefined || input.sides?.[2] === undefined || isTooMany) {
      call.settings.unfit('output_size')
      return input
    }
    if (height % rows === 0 && width % columns === 0) {
      const size = [height / rows, width / columns] as const
      const operation = {
        kind: 'pooling2d',
        mode,
        countsPadding: false,
        size,
        strides: size,
        padding: 'valid',
      } as const
      return call.emit(operation, { inputs: [input], rank: 3 })
    }
    const reduction = mode === 'max' ? 'max' : 'mean'
    return along(call, along(call, input, 0, rows, reduction), 1, columns, reduction)
  }

/** Layers that pool to a size that is given. */
export const adaptivePools: LayerReaders = {
  AdaptiveAveragePooling2D: adaptive('average'),
  AdaptiveMaxPooling2D: adaptive('max'),
}

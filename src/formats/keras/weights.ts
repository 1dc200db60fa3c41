import { releaseLarge } from '../../model/package/release.ts'
import type { StoredTensor } from '../../model/storedNetwork.ts'

/** Where a layer is in a model: what its weights are found by. */
export interface LayerPlace {
  /** Names of the models around it, without the outermost, and its own. */
  names: readonly string[]
  /** The groups of Keras 3's weights: `layers/functional/layers/conv2d`. */
  group: string
  /** Of a layer in another one: where that is, by which some files call the weights. */
  wrapper?: LayerPlace
}

/** A weight of a layer. */
export interface WantedWeight {
  /** Its names in files, such as `kernel` and `W`. */
  aliases: readonly string[]
  /** Its index among the layer's weights. */
  index: number
  /** How many weights the layer has. */
  of: number
}

/** The weights of a file. */
export interface WeightSource {
  /** True if what LoRA adds to a kernel is not in it. */
  keepsLoraApart?: true
  find(place: LayerPlace, wanted: WantedWeight): StoredTensor | undefined
}

/** So much of a tensor is read at a time where its rows are turned, in numbers. */
const TURNED_AT_ONCE = 2 ** 20

/** So many numbers of the result are kept, where each part of it takes the whole of the given tensor: 64 MiB. */
const KEPT = 2 ** 24

/**
 * A tensor whose sides are in another order: side i of the result is side `axes[i]` of the given one. It is read a part
 * at a time; where its first side is another, rows that are asked for one after another are made many at a time.
 */
export function transposed(tensor: StoredTensor, axes: readonly number[]): StoredTensor {
  const { quantization: _, ...rest } = tensor
  const shape = axes.map((axis) => tensor.shape[axis] as number)
  const from = stridesOf(tensor.shape)
  const steps = axes.map((axis) => from[axis] as number)
  const turned = axes.indexOf(0)
  const rows = tensor.shape[0] ?? 1
  const rowsAtOnce = Math.max(Math.floor(TURNED_AT_ONCE / (from[0] ?? 1)), 1)
  const turn = async (start: number, end: number): Promise<Float32Array> => {
    const sides = [end - start, ...shape.slice(1)]
    const result = new Float32Array(sides.reduce((a, b) => a * b, 1))
    const to = stridesOf(sides)
    // Rows of the given tensor are along side `turned` of the result.
    const [first, last] = turned === 0 ? [start, end] : [0, rows]
    for (let row = first; row < last; row += rowsAtOnce) {
      const next = Math.min(row + rowsAtOnce, last)
      const values = await tensor.readRows(row, next)
      const part = sides.with(turned, next - row)
      const source = turned === 0 ? 0 : start * (steps[0] as number)
      copyTurned(
        { values, at: source, steps },
        { values: result, at: (row - first) * (to[turned] as number), steps: to },
        part,
      )
      releaseLarge(values)
    }
    return result
  }
  if (turned === 0) return { ...rest, shape, readRows: turn }
  const count = shape[0] ?? 1
  const rowSize = shape.slice(1).reduce((a, b) => a * b, 1)
  let kept: { start: number; end: number; values: Float32Array } = { start: 0, end: 0, values: new Float32Array() }
  return {
    ...rest,
    shape,
    async readRows(start, end) {
      if (start < kept.start || end > kept.end) {
        const most = Math.min(Math.max(end, start + Math.floor(KEPT / rowSize)), count)
        kept = { start, end: most, values: await turn(start, most) }
      }
      const { values } = kept
      if (start === kept.start && end === kept.end) {
        kept = { start: 0, end: 0, values: new Float32Array() }
        return values
      }
      const rows = values.slice((start - kept.start) * rowSize, (end - kept.start) * rowSize)
      if (end === count) kept = { start: 0, end: 0, values: new Float32Array() }
      return rows
    },
  }
}

/** A tensor with other sides, whose numbers are the same and in the same order. */
export function reshaped(tensor: StoredTensor, shape: readonly number[]): StoredTensor {
  const { quantization: _, ...rest } = tensor
  const sizeOf = ([, ...sides]: readonly number[]) => sides.reduce((a, b) => a * b, 1)
  const [size, given] = [sizeOf(shape), sizeOf(tensor.shape)]
  return {
    ...rest,
    shape,
    async readRows(start, end) {
      const first = Math.floor((start * size) / given)
      const values = await tensor.readRows(first, Math.ceil((end * size) / given))
      return values.slice(start * size - first * given, end * size - first * given)
    },
  }
}

const stridesOf = (shape: readonly number[]) => shape.map((_, axis) => shape.slice(axis + 1).reduce((a, b) => a * b, 1))

/** Values, where they begin, and how far apart they are along each side. */
interface Strided {
  values: Float32Array
  at: number
  steps: readonly number[]
}

/** Copies a box with these sides. */
function copyTurned(from: Strided, to: Strided, sides: readonly number[]): void {
  let [source, target] = [from.at, to.at]
  const at = sides.map(() => 0)
  const count = sides.reduce((a, b) => a * b, 1)
  for (let index = 0; index < count; index++) {
    to.values[target] = from.values[source] as number
    for (let axis = sides.length - 1; axis >= 0; axis--) {
      const [step, stepTo] = [from.steps[axis] as number, to.steps[axis] as number]
      const side = sides[axis] as number
      at[axis] = (at[axis] as number) + 1
      source += step
      target += stepTo
      if ((at[axis] as number) < side) break
      at[axis] = 0
      source -= side * step
      target -= side * stepTo
    }
  }
}

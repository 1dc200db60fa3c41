import type { StoredTensor } from '../storedNetwork.ts'

/** Where a layer is in a model: what its weights are found by. */
export interface LayerPlace {
  /** Names of the models around it, without the outermost, and its own. */
  names: readonly string[]
  /** The groups of Keras 3's weights: `layers/functional/layers/conv2d`. */
  group: string
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
  find(place: LayerPlace, wanted: WantedWeight): StoredTensor | undefined
}

/** A tensor whose sides are in another order: side i of the result is side `axes[i]` of the given one. */
export function transposed(tensor: StoredTensor, axes: readonly number[]): StoredTensor {
  const { quantization: _, ...rest } = tensor
  const shape = axes.map((axis) => tensor.shape[axis] as number)
  const strides = tensor.shape.map((_, axis) => tensor.shape.slice(axis + 1).reduce((a, b) => a * b, 1))
  const steps = axes.map((axis) => strides[axis] as number)
  return {
    ...rest,
    shape,
    async readRows(start, end) {
      const values = await tensor.readRows(0, tensor.shape[0] ?? 1)
      const sides = [end - start, ...shape.slice(1)]
      const result = new Float32Array(sides.reduce((a, b) => a * b, 1))
      const at = sides.map(() => 0)
      let from = start * (steps[0] as number)
      for (let index = 0; index < result.length; index++) {
        result[index] = values[from] as number
        for (let axis = sides.length - 1; axis >= 0; axis--) {
          const step = steps[axis] as number
          const side = sides[axis] as number
          at[axis] = (at[axis] as number) + 1
          from += step
          if ((at[axis] as number) < side) break
          at[axis] = 0
          from -= side * step
        }
      }
      return result
    },
  }
}

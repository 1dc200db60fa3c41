import { bytesPerValue, type TensorSpec, valueCount } from '../../model/package/manifest.ts'
import type { WeightType } from '../../types.ts'

/**
 * The order of a weight in memory. `plain`: as stored. For the filters of convolutions: `chunks` of 64 filters, each
 * [channels, taps, 64], or `panels` of eight float32 filters, each [taps, channels, 8], padded with zeros to whole
 * quads of channels and panels of filters.
 */
export type WeightOrder = 'plain' | 'chunks' | 'panels'

/** A weight in memory, in the type that it is stored in. */
export interface StoredWeight {
  at: number
  type: WeightType
  /** For uint8: value = byte · scale + min, with one of each, or one for each index of the last side. */
  scale: number | readonly number[]
  min: number | readonly number[]
  /** If there is one for each index: lists for the kernels, of `columnsOf` numbers each (`writeColumns` in unpack.ts). */
  scales: number
  shape: readonly number[]
  /** Of all values, without padding. */
  bytes: number
  order: WeightOrder
}

/** The number of lists of a weight with a scale for each column. */
export const COLUMN_LISTS = 4

/** The length of a weight's last side. */
export const columnsOf = ({ shape }: Pick<StoredWeight, 'shape'>): number => shape.at(-1) ?? 1

/** Describes a weight; its address is still to be given. */
export function describeWeight(shape: readonly number[], spec: TensorSpec | undefined): StoredWeight {
  const quantization = spec?.quantization
  const type = quantization?.dtype ?? 'float32'
  const { scale, min } = quantization?.dtype === 'uint8' ? quantization : { scale: 1, min: 0 }
  return {
    ...{ at: 0, type, scale, min, scales: 0, shape, order: 'plain' },
    bytes: valueCount(shape) * bytesPerValue[type],
  }
}

/** Whether a weight has a scale for each index of its last side. */
export const hasColumns = ({ scale, min }: StoredWeight): boolean =>
  typeof scale !== 'number' || typeof min !== 'number'

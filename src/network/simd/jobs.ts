import { bytesPerValue } from '../../model/package/manifest.ts'
import { convolve } from './convolution.ts'
import { prepareFilters } from './filters.ts'
import type { PlacedConvolution, StoredWeight } from './layout.ts'
import type { Hand } from './team.ts'
import { zeroOf } from './unpack.ts'

type Work = (hand: Hand, numbers: readonly number[]) => void

/** Columns of a dense layer are dealt out in runs of whole cache lines. */
const COLUMNS = 64
/** Rows of a dense layer that are dealt out at a time on the way back. */
const ROWS = 64

const convolutionAt = ({ layout }: Hand, place: number) => [...layout.convolutions.values()][place] as PlacedConvolution
const weightAt = ({ layout }: Hand, place: number) => [...layout.weights.values()][place] as StoredWeight

/** What a team can be asked to do. Arguments are numbers, because they cross threads; convolutions and weights are told by their place. */
export const jobs = {
  /** convolution, 1 for the way back, where to. */
  prepareFilters(hand, [place = 0, back, to = 0]) {
    const { kernel, forward, backward } = convolutionAt(hand, place)
    prepareFilters(hand, kernel, back ? backward : forward, to)
  },

  /** convolution, 1 for the way back, and the members of `Ends` in their order. */
  convolve(hand, [place = 0, back, filters = 0, bias = 0, from = 0, to = 0, row = 0, pixel = 0, relu, pool]) {
    const { kernel, forward, backward } = convolutionAt(hand, place)
    const ends = { kernel, filters, bias, from, to, row, pixel, relu: relu === 1, pool: pool === 1 }
    convolve(hand, back ? backward : forward, ends)
  },

  /** weight, rows in the lists: sums of rows times values; of uint8, of the bytes less `zeroOf` times whole numbers. */
  dense(hand, [place = 0, count = 0]) {
    const { kernels, layout, floats, scratch, index } = hand
    const weight = weightAt(hand, place)
    const { type, shape } = weight
    const [, units = 0] = shape
    const multiply = { float32: kernels.denseFloat32, float16: kernels.denseFloat16, uint8: kernels.denseUint8 }[type]
    const step = Math.ceil(units / hand.count / COLUMNS) * COLUMNS
    hand.share(0, units, step, (first, end) => {
      const sums = layout.sums + first * 4
      floats.fill(0, sums / 4, sums / 4 + end - first)
      multiply(
        layout.rows,
        layout.values,
        count,
        first * bytesPerValue[type],
        end - first,
        sums,
        scratch.temp[index] as number,
        zeroOf(weight),
      )
    })
    hand.meet()
  },

  /** weight: sums of every row times the values, one a row; of uint8, of the bytes less `zeroOf`. */
  transposed(hand, [place = 0]) {
    const { kernels, layout } = hand
    const weight = weightAt(hand, place)
    const { at, type, shape } = weight
    const [rows = 0, units = 0] = shape
    const multiply = {
      float32: kernels.transposedFloat32,
      float16: kernels.transposedFloat16,
      uint8: kernels.transposedUint8,
    }[type]
    const row = units * bytesPerValue[type]
    hand.share(0, rows, ROWS, (first, end) => {
      multiply(at + first * row, row, end - first, units, layout.values, layout.sums + first * 4, zeroOf(weight))
    })
    hand.meet()
  },
} satisfies Record<string, Work>

export type Job = keyof typeof jobs

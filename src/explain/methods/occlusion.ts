import type { CamMethod } from '../method.ts'
import { type PictureShape, pictureShape } from '../pictureShape.ts'
import { batchOf, refine } from '../refine.ts'
import { scoreDrop } from '../scoreDrop.ts'
import { spreadOrder } from '../spreadOrder.ts'

/** Squares of `size` pixels, `stride` apart. */
export interface Squares {
  size: number
  stride: number
}

/** Squares of a seventh of the shorter side, half of that apart. */
export function usualSquares({ height, width }: Pick<PictureShape, 'height' | 'width'>): Squares {
  const size = Math.max(1, Math.round(Math.min(height, width) / 7))
  return { size, stride: Math.max(1, Math.round(size / 2)) }
}

/** Where squares begin along a side, the last one at its end. */
export function startsOf(side: number, { size, stride }: Squares): number[] {
  const starts: number[] = []
  for (let start = 0; start + size < side; start += stride) starts.push(start)
  return [...starts, side - size]
}

/** The upper left corners of squares that cover a picture, row by row. */
export const cornersOf = ({ height, width }: Pick<PictureShape, 'height' | 'width'>, squares: Squares) =>
  startsOf(height, squares).flatMap((top) => startsOf(width, squares).map((left) => ({ top, left })))

/** A picture with a square of zeros: of the mean colour, where its values are centred. */
function hide(picture: Float32Array, { width, channels }: PictureShape, top: number, left: number, size: number) {
  const hidden = picture.slice()
  for (let y = top; y < top + size; y++) {
    hidden.fill(0, (y * width + left) * channels, (y * width + left + size) * channels)
  }
  return hidden
}

/**
 * Occlusion (Zeiler and Fergus 2014, section 4.2) with these squares: each is set to 0 in the prepared picture in turn.
 * A pixel has the mean of what the score loses by the squares over it. ReLU keeps the pixels that the score needs.
 */
export const occlusionWith = (squaresFor: (picture: PictureShape) => Squares): CamMethod => ({
  paper: 'Zeiler and Fergus 2014',
  isCounterfactual: false,
  fusesLayers: true,
  cost: (plan) => cornersOf(pictureShape(plan), squaresFor(pictureShape(plan))).length,
  async run(context) {
    const shape = pictureShape(context.plan)
    const { height, width } = shape
    const [picture = new Float32Array(), ...others] = context.inputs
    const { size, stride } = squaresFor(shape)
    const corners = cornersOf(shape, { size, stride })
    const order = spreadOrder(corners.length)
    const sums = new Float64Array(height * width)
    const counts = new Float64Array(height * width)
    const cornerAt = (step: number) => corners[order[step] as number] as { top: number; left: number }
    const take = async (from: number, to: number) => {
      const steps = Array.from({ length: to - from }, (_, index) => cornerAt(from + index))
      const answers = await context.logitsOf(
        steps.map(({ top, left }) => [hide(picture, shape, top, left, size), ...others]),
      )
      for (const [index, { top, left }] of steps.entries()) {
        const drop = scoreDrop(context, answers[index] as Float32Array)
        for (let y = top; y < top + size; y++) {
          for (let at = y * width + left; at < y * width + left + size; at++) {
            sums[at] = (sums[at] as number) + drop
            counts[at] = (counts[at] as number) + 1
          }
        }
      }
    }
    return refine(context, { total: corners.length, most: batchOf(picture.length) }, take, () => ({
      ...{ height, width, isAbsolute: true },
      values: sums.map((sum, at) => sum / Math.max(counts[at] as number, 1)),
    }))
  },
})

/** Occlusion with the usual squares. */
export const occlusion = occlusionWith(usualSquares)

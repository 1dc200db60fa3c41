import { planeOf } from '../../graph/plan/findTarget.ts'
import { biasedValues, biasesOf, nodeOf } from '../biases.ts'
import { enlarger } from '../enlarge.ts'
import type { Plane } from '../fuse.ts'
import type { CamMethod } from '../method.ts'
import { pictureShape } from '../pictureShape.ts'
import { readingOf, thereAndBack } from '../workAfter.ts'

/** Added to the height of a channel's map, as in grad-cam: one without heat is no noise. */
const GUARD = 1e-7

/**
 * FullGrad (Srinivas and Fleuret 2019, equation 5): for each channel of the input and of each layer with a bias, the
 * size of the input or bias times its gradient, from its least value to its largest as 0 to 1, resized to the input, and
 * added up; 0 where the sum is least. It does not depend on the chosen layer.
 */
export const fullGrad: CamMethod = {
  paper: 'Srinivas and Fleuret 2019',
  isCounterfactual: false,
  cost: (plan) => thereAndBack(plan, pictureShape(plan).name) + readingOf(plan, biasedValues(plan)),
  async run(context) {
    const {
      plan,
      inputs: [picture = new Float32Array()],
    } = context
    const { name, height, width, channels } = pictureShape(plan)
    const biases = (await biasesOf(context)).filter((bias) => planeOf(nodeOf(plan, bias)))
    const places = [{ node: name, at: 'output' } as const, ...biases.map(({ place }) => place)]
    const [gradient, ...gradients] = await context.gradientsOf(places, context.seed().values)
    const products = (gradient as Float32Array).map((value, at) => value * (picture[at] as number))
    const sum = sumOfStretched(products, channels)
    // Resizing is linear: one map a size in place of one a channel.
    const small = new Map<string, Plane>()
    for (const [index, bias] of biases.entries()) {
      const [rows = 1, columns = 1, filters = 1] = planeOf(nodeOf(plan, bias))?.shape ?? []
      const plane = context.planeIn(bias.place.node, gradients[index] as (typeof gradients)[number])
      const values = sumOfStretched(plane, filters, bias.values)
      const same = small.get(`${rows} x ${columns}`)
      if (same) add(same.values, values)
      else small.set(`${rows} x ${columns}`, { height: rows, width: columns, values })
    }
    for (const plane of small.values()) add(sum, enlarger(plane, { height, width }, 'halfPixel')(plane.values))
    const least = sum.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
    return { height, width, values: sum.map((value) => value - least), isAbsolute: true }
  },
}

function add(to: Float64Array, values: Float64Array): void {
  for (let at = 0; at < to.length; at++) to[at] = (to[at] as number) + (values[at] as number)
}

/**
 * The sum over the channels of the sizes of each, from 0 to 1. With factors, of the values times those of their
 * channels. Loops without calls: a network has tens of millions of these values.
 */
function sumOfStretched(values: ArrayLike<number>, channels: number, factors?: ArrayLike<number>): Float64Array {
  const least = new Float64Array(channels).fill(Number.POSITIVE_INFINITY)
  const most = new Float64Array(channels)
  for (let at = 0, k = 0; at < values.length; at++) {
    const size = Math.abs(values[at] as number)
    if (size < (least[k] as number)) least[k] = size
    if (size > (most[k] as number)) most[k] = size
    if (++k === channels) k = 0
  }
  const slopes = most.map((size, k) => {
    const factor = Math.abs(factors?.[k] ?? 1)
    return factor / ((size - (least[k] as number)) * factor + GUARD)
  })
  const sum = new Float64Array(values.length / channels)
  for (let cell = 0, at = 0; cell < sum.length; cell++) {
    let total = 0
    for (let k = 0; k < channels; k++) {
      total += (Math.abs(values[at++] as number) - (least[k] as number)) * (slopes[k] as number)
    }
    sum[cell] = total
  }
  return sum
}

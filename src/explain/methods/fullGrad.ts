import { planeOf } from '../../graph/plan/findTarget.ts'
import { biasesOf, nodeOf } from '../biases.ts'
import { enlarger } from '../enlarge.ts'
import type { CamMethod } from '../method.ts'
import { pictureShape } from '../pictureShape.ts'
import { thereAndBack } from '../workAfter.ts'

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
  cost: (plan) => thereAndBack(plan, pictureShape(plan).name),
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
    for (const [index, bias] of biases.entries()) {
      const found = planeOf(nodeOf(plan, bias))
      const [rows = 1, columns = 1, filters = 1] = found?.shape ?? []
      const start = (found?.skip ?? 0) * filters
      const plane = (gradients[index] as Float32Array).subarray(start, start + rows * columns * filters)
      const terms = Float64Array.from(plane, (value, at) => value * (bias.values[at % filters] as number))
      // Resizing is linear: one map in place of one a channel.
      const large = enlarger({ height: rows, width: columns }, { height, width }, 'halfPixel')
      for (const [at, value] of large(sumOfStretched(terms, filters)).entries()) sum[at] = (sum[at] as number) + value
    }
    const least = sum.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
    return { height, width, values: sum.map((value) => value - least), isAbsolute: true }
  },
}

/** The sum over the channels of the sizes of each, from 0 to 1. */
function sumOfStretched(values: ArrayLike<number>, channels: number): Float64Array {
  const least = new Float64Array(channels).fill(Number.POSITIVE_INFINITY)
  const most = new Float64Array(channels)
  for (let at = 0, k = 0; at < values.length; at++) {
    const size = Math.abs(values[at] as number)
    if (size < (least[k] as number)) least[k] = size
    if (size > (most[k] as number)) most[k] = size
    if (++k === channels) k = 0
  }
  const factors = most.map((size, k) => 1 / (size - (least[k] as number) + GUARD))
  const sum = new Float64Array(values.length / channels)
  for (let cell = 0, at = 0; cell < sum.length; cell++) {
    let total = 0
    for (let k = 0; k < channels; k++) {
      total += (Math.abs(values[at++] as number) - (least[k] as number)) * (factors[k] as number)
    }
    sum[cell] = total
  }
  return sum
}

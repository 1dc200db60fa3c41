import type { StoredWeight } from './layout.ts'
import type { Team } from './team.ts'

type Values = Float32Array<ArrayBuffer>

/** The largest 16-bit integer. */
const LARGEST = 32767

/**
 * The products of a list with a matrix, [values, units]: one sum a unit. Where the matrix is in uint8, the values are rounded to
 * 16-bit integers, 1 / 32767 of the largest.
 */
export function denseForward(team: Team, name: string, list: Float32Array): Values {
  const { layout, memory, kernels } = team.lead
  const { place, at, type, scale, min, shape, bytes } = layout.weights.get(name) as StoredWeight
  const [length = 0, units = 0] = shape
  // Lies where the sums will be, until it has been put into rows and values.
  const from = layout.sums
  new Float32Array(memory, from, length).set(list)
  const isWhole = type === 'uint8'
  const step = isWhole ? kernels.largestMagnitude(from, length) / LARGEST || 1 : 0
  const total = isWhole ? kernels.sumOf(from, length) : 0
  const count = kernels.listRows(from, length, at, bytes / length, step, layout.rows, layout.values)
  team.run('dense', place, count)
  const sums = new Float32Array(memory, from, units).slice()
  if (isWhole) for (let i = 0; i < units; i++) sums[i] = (sums[i] as number) * scale * step + min * total
  return sums
}

/** The products of a matrix, [values, units], with a gradient of the units: the gradient of the values. */
export function denseBack(team: Team, name: string, gradient: Float32Array): Values {
  const { layout, memory } = team.lead
  const { place, type, scale, min, shape } = layout.weights.get(name) as StoredWeight
  const [length = 0] = shape
  new Float32Array(memory, layout.values).set(gradient)
  team.run('transposed', place)
  const sums = new Float32Array(memory, layout.sums, length).slice()
  if (type === 'uint8') {
    const total = gradient.reduce((sum, value) => sum + value, 0)
    for (let i = 0; i < length; i++) sums[i] = (sums[i] as number) * scale + min * total
  }
  return sums
}

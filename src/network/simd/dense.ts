import type { StoredWeight } from './layout.ts'
import type { Team } from './team.ts'

type Values = Float32Array<ArrayBuffer>

/** Rows that the kernels take at a time. */
const ROWS_AT_ONCE = 8
/** The largest 16-bit integer. */
const LARGEST = 32767

/**
 * The products of a list with a matrix, [values, units]: one sum a unit. Where the matrix is in uint8, the values are rounded to
 * 16-bit integers, 1 / 32767 of the largest.
 */
export function denseForward(team: Team, name: string, list: Float32Array): Values {
  const { layout, memory } = team.lead
  const { place, at, type, scale, min, shape, bytes } = layout.weights.get(name) as StoredWeight
  const [length = 0, units = 0] = shape
  const row = bytes / length
  const rows = new Uint32Array(memory, layout.rows)
  const floats = new Float32Array(memory, layout.values)
  const integers = new Int16Array(memory, layout.values)
  let largest = 0
  let total = 0
  for (const value of list) {
    largest = Math.max(largest, Math.abs(value))
    total += value
  }
  const step = largest / LARGEST || 1
  let count = 0
  const add = (address: number, value: number) => {
    rows[count] = address
    if (type === 'uint8') integers[count] = Math.round(value / step)
    else floats[count] = value
    count++
  }
  for (let k = 0; k < length; k++) {
    const value = list[k] as number
    if (value !== 0) add(at + k * row, value)
  }
  while (count % ROWS_AT_ONCE !== 0) add(at, 0)
  team.run('dense', place, count)
  const sums = new Float32Array(memory, layout.sums, units).slice()
  if (type === 'uint8') for (let i = 0; i < units; i++) sums[i] = (sums[i] as number) * scale * step + min * total
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

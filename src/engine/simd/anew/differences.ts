import type { OtherOutput } from '../../engine.ts'

/** Where a list differs from the one that the pass has, and by how much. */
export interface Difference {
  at: readonly number[]
  by: readonly number[]
}

/** A list that differs in more than this share of its values is no longer told by these. */
const FEW = 1 / 8

/** Where values differ from those of a base; undefined if that is in more than a few places. */
export function findDifference(values: Float32Array, base: Float32Array): Difference | undefined {
  const most = Math.ceil(values.length * FEW)
  if (countDifferences(values, base, most) > most) return undefined
  const at: number[] = []
  const by: number[] = []
  for (let i = 0; i < values.length; i++) {
    if (values[i] === base[i]) continue
    at.push(i)
    by.push((values[i] as number) - (base[i] as number))
  }
  return { at, by }
}

/** In how many places they differ; more than `most` are not counted. */
function countDifferences(values: Float32Array, base: Float32Array, most: number): number {
  let count = 0
  for (let i = 0; i < values.length && count <= most; i++) if (values[i] !== base[i]) count++
  return count
}

/** The same of another output, which may tell it itself. */
export function differenceOf(other: OtherOutput, base: Float32Array): Difference | undefined {
  if (other instanceof Float32Array) return findDifference(other, base)
  const at: number[] = []
  const by: number[] = []
  for (let i = 0; i < other.at.length; i++) {
    const index = other.at[i] as number
    // As float32, like all values of an output.
    const difference = Math.fround(other.values[i] as number) - (base[index] as number)
    if (difference === 0) continue
    at.push(index)
    by.push(difference)
  }
  return at.length > base.length * FEW ? undefined : { at, by }
}

/** The list that differs so from a base. */
export function applyDifference({ at, by }: Difference, base: Float32Array): Float32Array {
  const list = base.slice()
  for (const [i, index] of at.entries()) list[index] = (base[index] as number) + (by[i] as number)
  return list
}

import type { OtherOutput } from './engine.ts'

/** All values of another output, given those that the pass has. */
export function wholeOutput(other: OtherOutput, own: Float32Array): Float32Array {
  if (other instanceof Float32Array) return other
  const whole = own.slice()
  for (let i = 0; i < other.at.length; i++) whole[other.at[i] as number] = other.values[i] as number
  return whole
}

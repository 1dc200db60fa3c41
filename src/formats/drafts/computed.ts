import type { ArithmeticFunction } from '../../graph/operations.ts'

export type Compute = (a: number, b: number) => number

/** What each function gives of two numbers, for constants that are folded. */
export const computed: Readonly<Record<ArithmeticFunction, Compute>> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  maximum: Math.max,
  minimum: Math.min,
  power: (a, b) => a ** b,
}

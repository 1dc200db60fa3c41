import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { drawValues } from '../../../fixtures/drawValues.ts'
import { operationCases, tieCases } from '../../../fixtures/operationCases.ts'
import { planOne } from '../../../fixtures/planOne.ts'
import { randomFrom } from '../../../fixtures/randomFrom.ts'
import type { Values } from './operation.ts'
import { backThrough, runPlan } from './runPlan.ts'

interface Answer {
  shape: number[]
  output: number[]
  /** Missing where TensorFlow has no gradient. */
  gradients?: number[][]
}

/** Written by scripts/oracle/keras/operations.py. */
const { answers } = JSON.parse(
  readFileSync(new URL('../../../fixtures/oracle/operations.json', import.meta.url), 'utf8'),
) as { answers: Record<string, Answer> }

/** The sums with three lists of numbers between −1 and 1, as operations.py has them. */
const projections = (values: Values): number[] =>
  [1, 2, 3].map((seed) => {
    const random = randomFrom(seed)
    return (values as Float64Array).reduce((sum, value) => sum + (2 * random() - 1) * value, 0)
  })

/**
 * Resizing in TensorFlow works in float32, and some activations have constants in float32; cubic weights without
 * antialiasing come from a table of 1024 steps.
 */
function toleranceOf(name: string): number {
  if (/relu|gelu/.test(name)) return 3e-7
  if (!/resize|upSampling|centerCrop/.test(name)) return 1e-9
  return /bicubic$/.test(name) ? 2e-3 : 1e-5
}

const largest = (values: Values) =>
  (values as Float64Array).reduce((most, value) => Math.max(most, Math.abs(value)), 1e-3)

describe('each operation and its gradient, against TensorFlow in float64', () => {
  it.each([...operationCases, ...tieCases])('$name', (one) => {
    const answer = answers[one.name] as Answer
    const plan = planOne(one)
    const { inputs, tensors, seed } = drawValues(one, plan)
    const from = plan.outputs[0]?.node as number
    const outputs = runPlan(plan, tensors, inputs)
    const tolerance = toleranceOf(one.name)
    expect(plan.nodes[from]?.shape).toEqual(answer.shape)
    const compare = (values: Values, expected: readonly number[], what: string) => {
      const error = Math.max(...projections(values).map((sum, i) => Math.abs(sum - (expected[i] as number))))
      expect(error / largest(values), what).toBeLessThan(tolerance * Math.sqrt(values.length))
    }
    compare(outputs[from] as Values, answer.output, 'output')
    const gradients = backThrough(plan, tensors, outputs, { from, seed })
    for (const [index, expected] of answer.gradients?.entries() ?? []) {
      compare(gradients[plan.inputs[index]?.node as number] as Values, expected, `gradient of input ${index}`)
    }
  })
})

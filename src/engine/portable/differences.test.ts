import { describe, expect, it } from 'vitest'
import { attentionCases } from '../../../fixtures/attentionCases.ts'
import { drawValues } from '../../../fixtures/drawValues.ts'
import { operationCases } from '../../../fixtures/operationCases.ts'
import { planOne } from '../../../fixtures/planOne.ts'
import { portableOperations } from './index.ts'
import { backThrough, runPlan } from './runPlan.ts'

const STEP = 1e-5

describe('the gradient of each operation, against central differences in float64', () => {
  it.each([...operationCases, ...attentionCases])('$name', (one) => {
    const plan = planOne(one)
    const { inputs, tensors, seed } = drawValues(one, plan)
    const from = plan.outputs[0]?.node as number
    const outputs = runPlan(plan, tensors, inputs)
    const score = () =>
      (runPlan(plan, tensors, inputs)[from] as Float64Array).reduce(
        (sum, value, i) => sum + value * (seed[i] as number),
        0,
      )

    const gradients = backThrough(plan, tensors, outputs, { from, seed })
    for (const [index, { node }] of plan.inputs.entries()) {
      const values = inputs[index] as Float64Array
      const size = Math.max(...values.map(Math.abs)) * STEP
      const expected = values.map((value, i) => {
        values[i] = value + size
        const above = score()
        values[i] = value - size
        const below = score()
        values[i] = value
        return (above - below) / (2 * size)
      })
      const actual = gradients[node] as Float64Array
      expect(actual).toHaveLength(expected.length)
      const largest = Math.max(...expected.map(Math.abs), 1e-3)
      const error = Math.max(...expected.map((value, i) => Math.abs(value - (actual[i] as number)))) / largest
      expect(error).toBeLessThan(1e-6)
    }
  })

  it('is tried for every operation that an engine has', () => {
    const tried = new Set(
      [...operationCases, ...attentionCases].flatMap((one) =>
        planOne(one).nodes.map(({ operation }) => operation.kind),
      ),
    )
    const missing = Object.keys(portableOperations).filter((kind) => !tried.has(kind as never))
    expect(missing).toEqual(['constant'])
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import { attentionCases } from '../../../fixtures/attentionCases.ts'
import { drawValues } from '../../../fixtures/drawValues.ts'
import { relativeDifference } from '../../../fixtures/goldens.ts'
import { operationCases } from '../../../fixtures/operationCases.ts'
import { simd } from '../../../fixtures/packages.ts'
import { giveValues } from '../../../fixtures/plannedNetworks.ts'
import { planOne } from '../../../fixtures/planOne.ts'
import type { Engine } from '../engine.ts'
import { backThrough, runPlan } from '../portable/runPlan.ts'
import { startSimd } from './simdEngine.ts'

let engine: Engine
beforeAll(async () => {
  engine = await startSimd(simd)
})

describe('an operation on the CPU engine is that on plain arrays, and so is its gradient', () => {
  it.each([...operationCases, ...attentionCases])('$name', async (one) => {
    const plan = planOne(one)
    const { inputs, tensors, seed } = drawValues(one, plan)
    const from = plan.outputs[0]?.node as number
    const floats = inputs.map((values) => Float32Array.from(values))
    const weights = new Map([...tensors].map(([name, values]) => [name, Float32Array.from(values)]))
    const network = await engine.build(plan, [])
    for (const [name, shape] of plan.tensors) {
      await giveValues(network, name, shape, weights.get(name) as Float32Array)
    }
    const outputs = runPlan(plan, weights, floats)
    const gradients = backThrough(plan, weights, outputs, { from, seed: Float32Array.from(seed) })
    const [answer] = await network.logits([floats], 0)
    expect(relativeDifference(answer as Float32Array, outputs[from] as Float32Array)).toBeLessThan(1e-6)
    for (const { name, node } of plan.inputs) {
      const pass = await network.forward(floats, name)
      expect(relativeDifference(pass.outputs[0] as Float32Array, outputs[from] as Float32Array)).toBeLessThan(1e-6)
      const expected = gradients[node] ?? new Float32Array((floats[0] as Float32Array).length)
      const given = await pass.gradients(name, { seed: Float32Array.from(seed) })
      expect(relativeDifference(given, expected as Float32Array), name).toBeLessThan(1e-5)
    }
    network.dispose()
  })
})

import { describe, expect, it } from 'vitest'
import { type OperationCase, planOne } from '../../../fixtures/planOne.ts'
import type { Activation } from '../../graph/operations.ts'
import { leastEqual, toleranceOf } from './nearTies.ts'
import { backThrough, runPlan } from './runPlan.ts'

function gradientOf(one: OperationCase, values: readonly number[], seed: readonly number[], ties = 0) {
  const plan = planOne(one)
  const tensors = new Map([...plan.tensors.keys()].map((name) => [name, Float64Array.of(0.5)]))
  const outputs = runPlan(plan, tensors, [Float64Array.from(values)])
  const from = plan.outputs[0]?.node as number
  const by = (rule: 'plain' | 'guided') => {
    const gradients = backThrough(plan, tensors, outputs, { from, seed: Float64Array.from(seed), rule, ties })
    return [...(gradients[0] ?? [])]
  }
  return { plain: by('plain'), guided: by('guided') }
}

const activated = (activation: Activation): OperationCase => ({
  name: '',
  operation: { kind: 'activation', activation },
  inputs: [[4]],
})

describe('guided backpropagation', () => {
  const values = [2, -2, 2, -2]
  const seed = [3, 3, -3, -3]

  it('passes a gradient back through ReLU only where it is positive', () => {
    const { plain, guided } = gradientOf(activated({ id: 'relu' }), values, seed)
    expect(plain).toEqual([3, 0, -3, 0])
    expect(guided).toEqual([3, 0, 0, 0])
  })

  it('does so at every activation of the family', () => {
    expect(gradientOf(activated({ id: 'relu', slope: 0.5 }), values, seed).guided).toEqual([3, 1.5, 0, 0])
    expect(gradientOf(activated({ id: 'relu', max: 1 }), values, seed).guided).toEqual([0, 0, 0, 0])
    const prelu: OperationCase = { name: '', operation: { kind: 'prelu' }, inputs: [[4]], shapes: { alpha: [1] } }
    expect(gradientOf(prelu, values, seed).guided).toEqual([3, 1.5, 0, 0])
  })

  it('is the plain rule everywhere else', () => {
    const { plain, guided } = gradientOf(activated({ id: 'tanh' }), values, seed)
    expect(guided).toEqual(plain)
  })
})

describe('values that count as equal', () => {
  const pool: OperationCase = {
    name: '',
    operation: {
      kind: 'pooling2d',
      mode: 'max',
      countsPadding: false,
      size: [1, 3],
      strides: [1, 3],
      padding: 'valid',
    },
    inputs: [[1, 3, 1]],
  }

  it('pass the gradient to the first one', () => {
    const values = [1 - 1e-7, 0.9, 1]
    expect(gradientOf(pool, values, [5]).plain).toEqual([0, 0, 5])
    expect(gradientOf(pool, values, [5], 2 ** -21).plain).toEqual([5, 0, 0])
  })

  it('share it in a reduction', () => {
    const most: OperationCase = {
      name: '',
      operation: { kind: 'reduce', function: 'max', axes: [0], keepDimensions: true },
      inputs: [[3]],
    }
    const values = [1 - 1e-7, 0.9, 1]
    expect(gradientOf(most, values, [5]).plain).toEqual([0, 0, 5])
    expect(gradientOf(most, values, [5], 2 ** -21).plain).toEqual([2.5, 0, 2.5])
  })

  it('are never those that ReLU has cut', () => {
    expect(leastEqual(1e-9, toleranceOf([3, -4], 2 ** -21))).toBeGreaterThan(0)
    expect(leastEqual(-1, toleranceOf([3, -4], 0.25))).toBe(-2)
  })
})

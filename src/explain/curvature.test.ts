import { describe, expect, it } from 'vitest'
import { contextsOver } from '../../fixtures/cam.ts'
import { largestDifference, relativeDifference } from '../../fixtures/goldens.ts'
import { activation, GraphBuilder } from '../../fixtures/graphs.ts'
import { noise } from '../../fixtures/networks.ts'
import { giveWeights, makeWeights, planOf } from '../../fixtures/plannedNetworks.ts'
import { portableEngine } from '../engine/portable/portableEngine.ts'
import { backThrough, resumePlan, runPlan } from '../engine/portable/runPlan.ts'
import type { Answering } from '../graph/answering.ts'
import type { ScoreId } from '../types.ts'
import { finerSeed, similarTo } from './finerSeed.ts'
import { hessianProduct } from './hessianProduct.ts'
import { isPiecewiseLinear } from './piecewiseLinear.ts'
import { scoreCurvature } from './scoreCurvature.ts'
import { seedOf } from './seed.ts'
import { logSumExp } from './softmax.ts'

const logits = Float32Array.of(1.5, -0.5, 0.75, 1.25)
const along = Float64Array.of(0.5, -1, 2, 0.25)
const STEP = 2 ** -8

const about = (answering: Answering, classIndex: number, score: ScoreId = 'probability') => ({
  ...{ answering, logits: answering === 'sigmoid' ? logits.slice(2, 3) : logits },
  question: { classIndex, score, method: '', layer: '' },
})

describe('how a seed changes along a direction of the logits', () => {
  it.each([
    ['softmax', 0],
    ['softmax', 1],
    ['multi-label', 2],
    ['sigmoid', 0],
    ['sigmoid', 1],
  ] as const)('%s, class %d: as differences have it', (answering, classIndex) => {
    const context = about(answering, classIndex)
    const direction = along.slice(0, context.logits.length)
    const at = (step: number) => {
      const moved = context.logits.map((value, index) => value + step * (direction[index] as number))
      const { values, logScale } = seedOf('probability', answering, moved, classIndex)
      return Float64Array.from(values, (value) => value * Math.exp(logScale))
    }
    const seed = seedOf('probability', answering, context.logits, classIndex)
    const [after, before] = [at(STEP), at(-STEP)]
    const wanted = after.map(
      (value, index) => (value - (before[index] as number)) / (2 * STEP) / Math.exp(seed.logScale),
    )
    const found = scoreCurvature(context, seed)?.(direction) ?? []
    expect(relativeDifference(found, wanted)).toBeLessThan(1e-4)
    const against = scoreCurvature(context, { values: seed.values.map((value) => -value) })?.(direction) ?? []
    expect([...against].map((value) => -value)).toEqual([...found])
  })

  it('does not, of logits and values', () => {
    const values = Float32Array.of(1, 0, 0, 0)
    expect(scoreCurvature(about('softmax', 0, 'logit'), { values })).toBeUndefined()
    expect(scoreCurvature(about('values', 0), { values })).toBeUndefined()
  })
})

describe('the seed of Finer-CAM', () => {
  /** The logarithm of what a class weighs. */
  const logs: Record<Exclude<Answering, 'sigmoid'>, (z: number) => number> = {
    softmax: (z) => z,
    'multi-label': (z) => -Math.log1p(Math.exp(-z)),
    values: () => 0,
  }
  it.each(['softmax', 'multi-label', 'values'] as const)('%s: as differences of its score have it', (answering) => {
    const score = (at: Float64Array) => {
      const similar = [3, 2, 1]
      const all = logSumExp(similar.map((j) => logs[answering](at[j] as number)))
      return similar.reduce((sum, j) => {
        const z = at[j] as number
        return sum + Math.exp(logs[answering](z) - all) * ((at[0] as number) - z)
      }, 0)
    }
    const wanted = Float64Array.from(logits, (_, index) => {
      const moved = (step: number) => Float64Array.from(logits, (value, at) => value + (at === index ? step : 0))
      return (score(moved(STEP)) - score(moved(-STEP))) / (2 * STEP)
    })
    const { values, logScale } = finerSeed(about(answering, 0))
    expect(
      relativeDifference(
        values.map((value) => value * Math.exp(logScale)),
        wanted,
      ),
    ).toBeLessThan(1e-4)
  })

  it('is that of both answers’ difference where there is one logit', () => {
    expect(finerSeed(about('sigmoid', 0))).toEqual({ values: Float32Array.of(-1), logScale: Math.LN2 })
  })

  it('does not lose the similar classes where their probabilities are nothing', () => {
    const { values } = finerSeed({ ...about('softmax', 0), logits: Float32Array.of(900, 10, 10, 9) })
    expect(values[0]).toBe(1)
    expect([...values].every(Number.isFinite)).toBe(true)
    expect(values.slice(1).reduce((sum, value) => sum + value, 0)).toBeCloseTo(-1, 5)
  })

  it('takes the chosen classes, or those with the nearest logits', () => {
    expect(similarTo(logits, 0)).toEqual([3, 2, 1])
    expect(similarTo(logits, 0, [1, 0, 9])).toEqual([1])
    expect(similarTo(Float32Array.of(3), 0)).toEqual([])
    expect(finerSeed({ ...about('values', 0), logits: Float32Array.of(3) }).values).toEqual(Float32Array.of(1))
  })
})

/** A layer, and a rest of the network that ends in this activation. */
const ending = (of: 'relu' | 'tanh') => {
  const g = new GraphBuilder()
  const layer = g.conv('layer', g.input('picture', [4, 4, 3]), 5)
  const after = g.activation('after', g.conv('deep', layer, 4), activation(of))
  g.dense('classes', g.flatten('flat', after), 3)
  return planOf(g, 'classes')
}

describe('the curvature of a network', () => {
  it('is there unless all that follows is piecewise linear', () => {
    const node = (plan: ReturnType<typeof ending>) => plan.outputs[0]?.node ?? 0
    expect(isPiecewiseLinear(ending('relu'), 'layer', node(ending('relu')))).toBe(true)
    expect(isPiecewiseLinear(ending('tanh'), 'layer', node(ending('tanh')))).toBe(false)
    expect(isPiecewiseLinear(ending('tanh'), 'after', node(ending('tanh')))).toBe(true)
    const g = new GraphBuilder()
    const layer = g.conv('layer', g.input('picture', [4, 4, 3]), 5)
    const gate = g.activation('gate', g.conv('one', layer, 5), activation('relu'))
    g.dense('classes', g.flatten('flat', g.arithmetic('gated', 'multiply', [layer, gate])), 3)
    const gated = planOf(g, 'classes')
    expect(isPiecewiseLinear(gated, 'layer', node(gated))).toBe(false)
    expect(isPiecewiseLinear(gated, 'gated', node(gated))).toBe(true)
  })

  it('is that of differences in double precision', async () => {
    const plan = ending('tanh')
    const weights = await makeWeights(plan)
    const network = await portableEngine.build(plan, weights.stored)
    await giveWeights(network, weights)
    const picture = noise(48, 2)
    const context = await contextsOver(plan, network)(picture, {
      ...{ classIndex: 1, method: 'shapleyCam', layer: 'layer', score: 'logit' },
    })
    const activations = await context.activations('layer')
    const seed = context.seed().values
    const found = (await hessianProduct(context, activations, seed, undefined)) ?? []

    const tensors = new Map([...weights.values].map(([name, values]) => [name, Float64Array.from(values)]))
    const outputs = runPlan(plan, tensors, [Float64Array.from(picture)])
    const place = plan.nodes.findIndex(({ name }) => name === 'layer')
    const gradientAt = (step: number) => {
      const values = (outputs[place] as Float64Array).map((value) => value * (1 + step))
      const from = plan.outputs[0]?.node as number
      const moved = resumePlan(plan, tensors, outputs, { node: place, values })
      return backThrough(plan, tensors, moved, { from, seed: Float64Array.from(seed) })[place] ?? []
    }
    const [after, before] = [gradientAt(1e-5), gradientAt(-1e-5)]
    const wanted = Float64Array.from(after, (value, at) => (value - (before[at] as number)) / 2e-5)
    expect(largestDifference(wanted, new Float64Array(wanted.length))).toBeGreaterThan(1e-3)
    expect(relativeDifference(found, wanted)).toBeLessThan(2e-3)
  })
})

import { describe, expect, it } from 'vitest'
import { branches } from '../../fixtures/branches.ts'
import { GraphBuilder } from '../../fixtures/graphs.ts'
import { noise } from '../../fixtures/networks.ts'
import { giveWeights, makeWeights, planOf } from '../../fixtures/plannedNetworks.ts'
import { vit } from '../../fixtures/transformers.ts'
import { portableEngine } from '../engine/portable/portableEngine.ts'
import type { Activation } from '../graph/operations.ts'
import type { NetworkPlan } from '../graph/plan.ts'
import { planGraph } from '../graph/planGraph.ts'
import { valueCount } from '../model/package/manifest.ts'
import { ofPreset } from '../model/package/preprocessing.ts'
import type { Preprocessing, Question } from '../types.ts'
import { keepPasses } from '../worker/explainer/keptPasses.ts'
import { byDeviation } from './byDeviation.ts'
import { type CamContext, createContext, type Progress } from './context.ts'
import { toExplanation } from './explain.ts'
import type { CamMethod } from './method.ts'
import { ablationCam } from './methods/ablationCam.ts'
import { guidedBackprop } from './methods/guidedBackprop.ts'
import { guidedGradCam } from './methods/guidedGradCam.ts'
import { inputXGradient } from './methods/inputXGradient.ts'
import { integratedGradientsIn } from './methods/integratedGradients.ts'
import { occlusion } from './methods/occlusion.ts'
import { riseWith } from './methods/rise.ts'
import { scoreCam } from './methods/scoreCam.ts'
import { smoothGradWith } from './methods/smoothGrad.ts'
import { smoothGradCamPlusPlusWith } from './methods/smoothGradCamPlusPlus.ts'

// What must hold of these methods on any network.

function small(head: Activation, units: number, channels: number): NetworkPlan {
  const b = new GraphBuilder()
  const relu: Activation = { id: 'relu' }
  const conv1 = b.conv('conv1', b.input('picture', [14, 12, channels]), 12, { activation: relu })
  const conv2 = b.conv('conv2', b.pool('pool1', conv1), 15, { activation: relu })
  return planOf(b, b.dense('out', b.globalPool('gap', conv2), units, head))
}

const tokens = vit({ head: 'mean' })
const softmax = small({ id: 'softmax', axis: -1 }, 4, 3)

const networks: Record<string, { plan: NetworkPlan; layer: string }> = {
  softmax: { plan: softmax, layer: 'conv2' },
  'one sigmoid unit': { plan: small({ id: 'sigmoid' }, 1, 3), layer: 'conv2' },
  'many sigmoid units': { plan: small({ id: 'sigmoid' }, 3, 3), layer: 'conv1' },
  'values, of a grey picture': { plan: small({ id: 'linear' }, 3, 1), layer: 'conv1' },
  'a further input and another output': { plan: branches(), layer: 'stem' },
  tokens: { plan: planGraph(tokens.graph('head'), tokens.tensors), layer: 'block0' },
}

const manyPasses: Record<string, CamMethod> = {
  ...{ scoreCam, ablationCam, occlusion },
  rise: riseWith({ masks: 12, side: 4, keep: 0.5, seed: 3 }),
  smoothGrad: smoothGradWith({ samples: 3, seed: 4 }),
  integratedGradients: integratedGradientsIn(12),
  smoothGradCamPlusPlus: smoothGradCamPlusPlusWith({ samples: 3, seed: 5 }),
}
const methods: Record<string, CamMethod> = { ...manyPasses, guidedBackprop, guidedGradCam, inputXGradient }

interface Asking extends Partial<Question> {
  onProgress?: (progress: Progress) => void
  signal?: AbortSignal
  preprocessing?: Preprocessing
}

async function ask(plan: NetworkPlan, asking: Asking & Pick<Question, 'layer'>): Promise<CamContext> {
  const { onProgress, signal, preprocessing, ...own } = asking
  const question: Question = { classIndex: 0, method: 'gradCam', score: 'logit', ...own }
  const network = await portableEngine.build(plan, [])
  await giveWeights(network, await makeWeights(plan))
  const inputs = plan.inputs.map(({ shape }, index) => noise(valueCount(shape), 31 + index))
  const pass = await network.forward(inputs, question.layer)
  const passes = keepPasses(network, inputs, pass)
  const logits = pass.outputs[question.output ?? 0] as Float32Array
  const reading = 'values' as const
  return createContext({ plan, network, passes, logits, question, preprocessing, reading, onProgress, signal })
}

const total = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0)

describe.each(Object.entries(networks))('of a network with %s', (_, { plan, layer }) => {
  it.each(Object.entries(methods))('%s answers for any score, output and class', async (id, method) => {
    for (const [output, { units }] of plan.outputs.entries()) {
      if (!plan.outputs[output]?.layers.includes(layer)) continue
      for (const score of ['logit', 'probability'] as const) {
        const context = await ask(plan, { layer, score, output, method: id, classIndex: Math.min(units, 1) })
        const map = await method.run(context)
        const [height, width] = map.channelWeights ? context.shape : (plan.inputs[0]?.shape ?? [])
        expect([map.height, map.width, map.values.length]).toEqual([height, width, (height ?? 0) * (width ?? 0)])
        const { heatmap, rawPeak, empty } = await toExplanation(context, map)
        expect([rawPeak > 0, Math.max(...heatmap.values), Math.min(...heatmap.values) >= 0]).toEqual([true, 1, true])
        expect(empty).toBe(false)
      }
    }
  })
})

it.each(Object.entries(manyPasses))('%s refines its map as it goes, and gives the last one', async (_, method) => {
  const steps: Progress[] = []
  const map = await method.run(await ask(softmax, { layer: 'conv2', onProgress: (progress) => steps.push(progress) }))
  const [first, last] = [steps[0], steps.at(-1)]
  expect(first?.done).toBeLessThan(last?.total ?? 0)
  expect(last?.done).toBe(last?.total)
  expect(last?.map?.values).toEqual(map.values)
  for (const { map: soFar } of steps) expect(soFar?.values.every(Number.isFinite)).toBe(true)
  expect(first?.map?.values.some((value) => value !== 0)).toBe(true)
  const again = await method.run(await ask(softmax, { layer: 'conv2' }))
  expect(again.values).toEqual(map.values)
})

it.each(Object.entries(manyPasses))('%s stops when it is asked to', async (_, method) => {
  const stop = new AbortController()
  const told: Progress[] = []
  const onProgress = (progress: Progress) => {
    told.push(progress)
    stop.abort()
  }
  const context = await ask(softmax, { layer: 'conv2', onProgress, signal: stop.signal })
  await expect(method.run(context)).rejects.toMatchObject({ name: 'AbortError' })
  expect(told).toHaveLength(1)
})

it('takes the channels of Score-CAM by their standard deviation, and shows a map after ten passes', async () => {
  const steps: Progress[] = []
  const context = await ask(softmax, { layer: 'conv2', onProgress: (progress) => steps.push(progress) })
  await scoreCam.run(context)
  const order = byDeviation(await context.activations('conv2'), 15)
  const [{ done = 0, map } = {}] = steps
  const weights = [...(map?.channelWeights ?? [])]
  expect(total(weights)).toBeCloseTo(1, 12)
  expect(weights.flatMap((weight, channel) => (weight > 0 ? channel : [])).sort()).toEqual(order.slice(0, done).sort())
  expect(steps.map(({ done }) => done)).toContain(10)
})

it.each([
  ['logit', 'for'],
  ['probability', 'for'],
  ['probability', 'against'],
] as const)('integrates the gradients of the %s, %s: they sum to its difference', async (score, evidence) => {
  const preprocessing = ofPreset('caffe', 14)
  const context = await ask(softmax, { layer: 'conv2', score, evidence, preprocessing })
  const { values, logScale = 0 } = await integratedGradientsIn(400).run(context)
  const black = Float32Array.from({ length: 14 * 12 * 3 }, (_, at) => -([103.939, 116.779, 123.68][at % 3] ?? 0))
  const [logits = new Float32Array()] = await context.logitsOf([[black]])
  const difference = context.score(context.logits) - context.score(logits)
  const sum = (evidence === 'for' ? 1 : -1) * total(values) * Math.exp(logScale)
  expect(Math.abs(difference)).toBeGreaterThan(0.01)
  expect(Math.abs(sum / difference - 1)).toBeLessThan(0.02)
})

it('weighs channels alike by a negative score: what lowers it when it is gone is positive', async () => {
  const context = await ask(softmax, { layer: 'conv2' })
  const classIndex = context.logits.findIndex((logit) => logit < 0)
  const negative = await ask(softmax, { layer: 'conv2', classIndex })
  const { channelWeights = [] } = await ablationCam.run(negative)
  const score = negative.score(negative.logits)
  expect(score).toBeLessThan(0)
  const activations = await negative.activations('conv2')
  const ablated = Array.from(channelWeights, (_, channel) =>
    activations.map((value, at) => (at % 15 === channel ? 0 : value)),
  )
  const drops = (await negative.resume('conv2', ablated)).map((logits) => score - negative.score(logits))
  for (const [channel, drop] of drops.entries()) expect(channelWeights[channel]).toBeCloseTo(drop / -score, 5)
})

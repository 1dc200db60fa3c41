import { describe, expect, it } from 'vitest'
import { contextsOver } from '../../../fixtures/cam.ts'
import { largestDifference } from '../../../fixtures/goldens.ts'
import { activation, GraphBuilder, softmax } from '../../../fixtures/graphs.ts'
import { allMethods } from '../../../fixtures/methodsOn.ts'
import { noise } from '../../../fixtures/networks.ts'
import { giveWeights, makeWeights, planOf } from '../../../fixtures/plannedNetworks.ts'
import { vit } from '../../../fixtures/transformers.ts'
import { portableEngine } from '../../engine/portable/portableEngine.ts'
import { valueCount } from '../../model/package/manifest.ts'
import type { Question } from '../../types.ts'
import { keepPasses } from '../../worker/explainer/keptPasses.ts'
import { createContext } from '../context.ts'
import { explain, toExplanation } from '../explain.ts'
import { methods } from './index.ts'

const quick = [
  ...['gradCam', 'hiResCam', 'gradCamPlusPlus', 'gradCamElementWise', 'xGradCam', 'layerCam', 'eigenCam'],
  ...['eigenGradCam', 'kpcaCam', 'segEigenCam', 'fem', 'finerCam', 'shapleyCam', 'refineCam', 'fullGrad'],
  ...['random', 'sobel'],
]

/** Convolutions, a normalisation and a pooling, then these classes; `of` is the last activation. */
function small(of: 'softmax' | 'sigmoid' | 'linear', classes: number, inner: 'relu' | 'swish' = 'relu') {
  const g = new GraphBuilder()
  const first = g.activation(
    'first',
    g.batchNormalization('bn', g.conv('conv', g.input('picture', [8, 6, 3]), 6)),
    activation(inner),
  )
  const last = g.activation('last', g.conv('deep', g.pool('pool', first), 5), activation(inner))
  const point = g.activation(
    'point',
    g.conv('one', g.globalPool('mean', last, true), 7, { size: 1 }),
    activation(inner),
  )
  g.dense('classes', g.flatten('flat', point), classes, of === 'softmax' ? softmax : activation(of))
  return planOf(g, 'classes')
}

async function contextsFor(
  plan: ReturnType<typeof planOf>,
  change: (name: string, value: number) => number = (_, value) => value,
) {
  const weights = await makeWeights(plan)
  for (const [name, bytes] of weights.bytes) {
    const values = new Float32Array(bytes.buffer)
    for (const [at, value] of values.entries()) values[at] = change(name, value)
  }
  const network = await portableEngine.build(plan, weights.stored)
  await giveWeights(network, weights)
  return contextsOver(plan, network)
}

const pictureOf = ({ inputs: [picture] }: ReturnType<typeof planOf>) =>
  noise(valueCount(picture?.shape ?? []), 3).map((value) => 2 * value)

async function answerOf(
  contextOf: Awaited<ReturnType<typeof contextsFor>>,
  input: Float32Array<ArrayBuffer>,
  question: Question,
) {
  const answer = await explain(await contextOf(input, question))
  const { heatmap, empty, channelWeights, rawPeak, mapBeforeRelu = [] } = answer
  expect(heatmap.values.length).toBe(heatmap.height * heatmap.width)
  expect(heatmap.values.every((value) => value >= 0 && value <= 1)).toBe(true)
  expect(Math.max(...heatmap.values)).toBe(empty ? 0 : 1)
  for (const values of [channelWeights ?? [], mapBeforeRelu, [rawPeak]]) {
    expect([...values].every(Number.isFinite)).toBe(true)
  }
  return answer
}

it.each(['eigenCam', 'kpcaCam', 'fem', 'random', 'sobel', 'scoreCam', 'ablationCam'])(
  '%s takes no gradient',
  async (method) => {
    const plan = small('softmax', 4)
    const context = await (await contextsFor(plan))(pictureOf(plan), { ...base, method })
    const refuse = () => Promise.reject(new Error('A gradient was asked for.'))
    const { empty } = await explain({ ...context, reading: refuse, gradients: refuse, gradientsOf: refuse })
    expect(empty).toBe(false)
  },
)

const base: Omit<Question, 'method'> = { classIndex: 1, layer: 'last', score: 'probability' }

describe.each(quick)('%s', (method) => {
  it.each([
    ['softmax', small('softmax', 4)],
    ['one sigmoid', small('sigmoid', 1)],
    ['many sigmoids', small('sigmoid', 4)],
    ['values', small('linear', 4)],
    ['one value', small('linear', 1)],
    ['smooth activations', small('softmax', 4, 'swish')],
  ])('answers for any class, layer and score behind %s', async (_, plan) => {
    const contextOf = await contextsFor(plan)
    for (const score of ['probability', 'logit'] as const) {
      for (const classIndex of plan.outputs[0]?.units === 1 ? [0] : [0, 3]) {
        for (const layer of ['conv', 'first', 'last', 'point']) {
          for (const evidence of ['for', 'against'] as const) {
            await answerOf(contextOf, pictureOf(plan), { method, classIndex, layer, score, evidence })
          }
        }
      }
    }
  })

  it('answers where all is zero', async () => {
    const plan = small('softmax', 4)
    const contextOf = await contextsFor(plan, () => 0)
    const answer = await answerOf(contextOf, new Float32Array(8 * 6 * 3), { ...base, method })
    expect(answer.empty).toBe(true)
  })

  it('has the same map where the softmax is saturated, but for what depends on the scale of the score', async () => {
    const plan = small('softmax', 2)
    const steep = (factor: number) =>
      contextsFor(plan, (name, value) => (name.startsWith('classes') ? value * factor : value))
    const picture = pictureOf(plan)
    const [usual, sure] = [await steep(1), await steep(1e4)]
    const { logits } = await sure(picture, { ...base, method })
    expect(Math.abs((logits[0] as number) - (logits[1] as number))).toBeGreaterThan(800)
    for (const classIndex of [0, 1]) {
      const map = await answerOf(usual, picture, { ...base, method, classIndex })
      const saturated = await answerOf(sure, picture, { ...base, method, classIndex })
      expect(saturated.empty).toBe(map.empty)
      if (['gradCamPlusPlus', 'refineCam', 'shapleyCam'].includes(method)) continue
      const within = method === 'fullGrad' ? 0.02 : 1e-3
      expect(largestDifference(saturated.heatmap.values, map.heatmap.values)).toBeLessThan(within)
    }
  })

  it('answers for tokens that are a plane', async () => {
    const plan = planOf(vit(), 'head')
    const contextOf = await contextsFor(plan)
    const layer = plan.outputs[0]?.target ?? ''
    const { heatmap } = await answerOf(contextOf, pictureOf(plan), { ...base, method, layer })
    if (!['fullGrad', 'sobel', 'refineCam'].includes(method)) {
      expect([heatmap.height, heatmap.width]).toEqual(plan.featureMaps.get(layer)?.slice(0, 2))
    }
  })

  it('says what it costs', () => {
    const plan = small('softmax', 4)
    const cost = method === 'gradCam' ? 0 : methods[method as keyof typeof methods].cost(plan, 'last')
    expect(cost).toBeGreaterThanOrEqual(0)
    expect(cost).toBeLessThan(20)
  })
})

/** Of grey pictures and a number beside them, to two outputs of several sigmoids each. */
function unusual() {
  const g = new GraphBuilder()
  const seen = g.activation('last', g.conv('conv', g.input('picture', [9, 7, 1]), 5), activation('relu'))
  const beside = g.dense('beside', g.input('number', [2]), 3, activation('relu'))
  const both = g.concatenate('both', [g.globalPool('mean', seen), beside], 0)
  return planOf(g, g.dense('one', both, 2, activation('sigmoid')), g.dense('other', both, 3, activation('sigmoid')))
}

it.each(Object.entries(allMethods))(
  '%s answers for the second output of a network of grey pictures with another input',
  async (id, method) => {
    const plan = unusual()
    const weights = await makeWeights(plan)
    const network = await portableEngine.build(plan, weights.stored)
    await giveWeights(network, weights)
    const inputs = [noise(9 * 7, 3), Float32Array.of(0.5, 1)]
    const pass = await network.forward(inputs, 'last')
    const [, logits] = pass.outputs as [Float32Array, Float32Array]
    const passes = keepPasses(network, inputs, pass)
    const question = { method: id, layer: 'last', classIndex: 2, output: 1, score: 'probability' } as const
    const context = createContext({ plan, network, passes, logits, question })
    const { heatmap: map, probability } = await toExplanation(context, await method.run(context))
    expect(probability).toBeCloseTo(1 / (1 + Math.exp(-(logits[2] as number))), 6)
    expect([map.height, map.width]).toEqual([9, 7])
    expect(Math.max(...map.values)).toBe(1)
  },
)

it('HiResCAM shows nothing where only normalisations read the layer: what it adds up there is 0 but for rounding', async () => {
  const plan = planOf(vit(), 'head')
  const contextOf = await contextsFor(plan)
  const isEmpty = async (method: string, layer: string) =>
    (await answerOf(contextOf, pictureOf(plan), { ...base, method, layer })).empty
  expect(await isEmpty('hiResCam', 'block0')).toBe(true)
  expect(await isEmpty('hiResCam', 'block0/mlp')).toBe(false)
  expect(await isEmpty('gradCamElementWise', 'block0')).toBe(false)
})

import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { decodePng, readGoldenPng, relativeDifference } from '../../../fixtures/goldens.ts'
import { buildForm, readLayer } from '../../../fixtures/oracle/buildForm.ts'
import { simd } from '../../../fixtures/packages.ts'
import { seededAnswer, seededDict } from '../../../fixtures/torch/seeded.ts'
import type { Engine } from '../../engine/engine.ts'
import { startSimd } from '../../engine/simd/simdEngine.ts'
import { planGraph } from '../../graph/planGraph.ts'
import { readStateDict } from './readStateDict.ts'

// torchvision's networks at full size, with weights by a rule; the answers are PyTorch's own (fixtures/torch/README.md).
// Those with most weights on request: their weights take longer to draw than they take to run.
const large = ['alexnet', 'vgg11_bn', 'inception_v3', 'convnext_tiny', 'densenet121']
const networks = [
  ...(process.env.HEATLENS_SEEDED === 'all' ? large : []),
  ...['squeezenet1_1', 'mnasnet0_5', 'mobilenet_v2', 'mobilenet_v3_small', 'regnet_y_400mf', 'shufflenet_v2_x0_5'],
  ...['efficientnet_b0', 'resnet18', 'googlenet'],
]

/** As `ToTensor` and `Normalize` make it, [height, width, channels]. */
function cat(side: number | undefined): Float32Array {
  const own = new URL('../../../fixtures/torch/seeded/cat.input299.png', import.meta.url)
  const { data } =
    side === 299 ? decodePng(readFileSync(own)) : readGoldenPng('vgg16-eighth-seeded', 'cat.input224.png')
  const [mean, deviation] = [
    [0.485, 0.456, 0.406],
    [0.229, 0.224, 0.225],
  ]
  return Float32Array.from({ length: (data.length / 4) * 3 }, (_, at) => {
    const value = (data[Math.floor(at / 3) * 4 + (at % 3)] ?? 0) / 255
    return (value - (mean[at % 3] ?? 0)) / (deviation[at % 3] ?? 1)
  })
}

let engine: Engine
beforeAll(async () => {
  engine = await startSimd(simd)
})

describe('networks at full size answer as in PyTorch, from the names and shapes of their weights', () => {
  it.each(networks)('%s', { timeout: 600_000 }, async (name) => {
    const answer = seededAnswer(name)
    const stored = await readStateDict(seededDict(name), `${name}.pth`)
    const plan = planGraph(stored.graph, stored.tensors)
    const network = await buildForm(engine, plan, stored)
    const isNode = plan.nodes.some((node) => node.name === answer.layer)
    const target = isNode ? answer.layer : (plan.outputs[0]?.target ?? '')
    const pass = await network.forward([cat(plan.nodes[0]?.shape[0])], target)
    expect(relativeDifference(pass.outputs[0] ?? [], answer.logits), 'logits').toBeLessThan(1e-4)
    const [channels, height, width] = answer.activationShape
    expect(plan.featureMaps.get(target)).toEqual([height, width, channels])
    const seed = new Float32Array(answer.logits.length)
    seed[answer.classIndex] = 1
    const { channelWeights, rawMap } = await readLayer(pass, target, [height, width, channels], { seed })
    const first = [...channelWeights.slice(0, 16)]
    // Of one channel a class, only that of the class counts.
    if (answer.pooledGradients.every((weight) => weight === 0)) expect(first).toEqual(answer.pooledGradients)
    else expect(relativeDifference(first, answer.pooledGradients), 'weights').toBeLessThan(1e-3)
    // Ours is the mean over channels.
    const sums = rawMap.map((value) => value * channels)
    expect(relativeDifference(sums, answer.raw), 'map').toBeLessThan(1e-3)
    pass.dispose()
    network.dispose()
  })
})

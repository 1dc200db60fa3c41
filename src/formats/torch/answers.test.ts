import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { largestDifference, readGoldenPng, relativeDifference } from '../../../fixtures/goldens.ts'
import { buildForm, readLayer } from '../../../fixtures/oracle/buildForm.ts'
import { simd } from '../../../fixtures/packages.ts'
import type { Engine } from '../../engine/engine.ts'
import { portableEngine } from '../../engine/portable/portableEngine.ts'
import { startSimd } from '../../engine/simd/simdEngine.ts'
import { planGraph } from '../../graph/planGraph.ts'
import { openNetwork } from '../index.ts'

// PyTorch's own answers for real state dicts (fixtures/torch/README.md).
interface Answer {
  classIndex: number
  logits: number[]
  pooledGradients: number[]
  activationShape: number[]
  raw: number[]
}

const folder = new URL('../../../fixtures/torch/', import.meta.url)

const readAnswers = (name: string): { layer: string; pictures: Readonly<Record<string, Answer>> } =>
  JSON.parse(readFileSync(new URL(`${name}.answers.json`, folder), 'utf8'))

async function open(name: string) {
  const file = new File([readFileSync(new URL(name, folder))], name)
  const stored = await openNetwork({ files: [file] }, { openH5: () => Promise.reject(new Error('No HDF5 here.')) })
  return { stored, plan: planGraph(stored.graph, stored.tensors) }
}

/** The picture as PyTorch got it, [height, width, channels]. */
function inputOf(picture: string): Float32Array {
  const { data } = readGoldenPng('vgg16-eighth-seeded', `${picture}.input224.png`)
  const [mean, deviation] = [
    [0.485, 0.456, 0.406],
    [0.229, 0.224, 0.225],
  ] as const
  return Float32Array.from({ length: (data.length / 4) * 3 }, (_, at) => {
    const channel = at % 3
    return ((data[Math.floor(at / 3) * 4 + channel] as number) / 255 - (mean[channel] ?? 0)) / (deviation[channel] ?? 1)
  })
}

/** Logits of a layer that the file rounds are that far. */
const usual = { logits: 1e-4, map: 1e-3 }

async function check(engine: Engine, file: string, answers: string, pictures: readonly string[], within = usual) {
  const { layer, pictures: wanted } = readAnswers(answers)
  const { stored, plan } = await open(file)
  expect(plan.outputs[0]?.target).toBe(layer)
  const network = await buildForm(engine, plan, stored)
  for (const picture of pictures) {
    const answer = wanted[picture] as Answer
    const [channels = 0, height = 0, width = 0] = answer.activationShape
    const pass = await network.forward([inputOf(picture)], layer)
    const logits = pass.outputs[0] ?? new Float32Array()
    expect(relativeDifference(logits, answer.logits)).toBeLessThan(within.logits)
    const seed = new Float32Array(answer.logits.length)
    seed[answer.classIndex] = 1
    const { channelWeights, rawMap } = await readLayer(pass, layer, [height, width, channels], { seed })
    expect(relativeDifference(channelWeights, answer.pooledGradients)).toBeLessThan(within.map)
    const peak = Math.max(...answer.raw.map(Math.abs))
    // Ours is the mean over channels.
    expect(
      largestDifference(
        rawMap.map((value) => (value * channels) / peak),
        answer.raw.map((value) => value / peak),
      ),
    ).toBeLessThan(within.map)
    pass.dispose()
  }
  network.dispose()
}

let cpu: Engine
beforeAll(async () => {
  cpu = await startSimd(simd)
})

const both = ['cat', 'coffee'] as const
const [squeezenet, shufflenet] = ['squeezenet1_1-7classes', 'shufflenet_v2_x0_5-5classes'] as const

describe('state dicts answer as PyTorch', () => {
  it('.safetensors with float16 values', () => check(cpu, `${squeezenet}-fp16.safetensors`, squeezenet, both))

  it('the form of before PyTorch 1.6', () => check(cpu, `${shufflenet}-old.pth`, shufflenet, ['coffee']))

  it('the same on plain arrays', () => check(portableEngine, `${shufflenet}-old.pth`, shufflenet, ['cat']))

  it('a checkpoint of a training, rounded to float16', () =>
    check(cpu, `${shufflenet}-checkpoint.pth.tar`, shufflenet, ['coffee'], { logits: 0.02, map: 0.1 }))
})

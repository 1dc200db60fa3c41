import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { encode } from 'fast-png'
import { expect, it } from 'vitest'
import { buildForm, camOf } from '../../fixtures/oracle/buildForm.ts'
import { openOnnx } from '../../fixtures/oracle/checkOnnx.ts'
import { onnxAnswers, onnxFiles } from '../../fixtures/oracle/onnxCases.ts'
import { hashOfScript } from '../../fixtures/pythonScript.ts'
import { randomFrom } from '../../fixtures/randomFrom.ts'
import { portableEngine } from '../engine/portable/portableEngine.ts'
import { defaultSettings } from '../settings/settings.ts'
import type { ModelInfo, OutputInfo, Preprocessing } from '../types.ts'
import { toNpy } from './npy.ts'
import { pythonScript } from './pythonScript.ts'
import type { Outcome } from './savedData.ts'

// The script of Copy as Python for networks of ONNX. With HEATLENS_ONNX_PYTHON, a Python with onnx, onnxruntime, NumPy,
// OpenCV and Pillow, it is run on each case, and fixtures/onnxScript.json is written; without, it is compared with the
// script that was run.

const cases = [
  { network: 'resnet', file: 'dynamo20-dynamic.onnx' },
  { network: 'opset7', file: 'squeezenet-old-softmax.onnx' },
  { network: 'vit', file: 'ts17-dynamic.onnx' },
  { network: 'swin', file: 'ts13.onnx' },
] as const

type Case = (typeof cases)[number]

const preprocessing = { values: '0..1', channels: 'rgb', resize: 'nearest', antialias: false, fit: 'stretch' } as const

/** The script of a case, which explains the logit of class 3. */
function scriptOf({ network, file }: Case, layer: string, head: OutputInfo['head']): string {
  const [, , height, width] = onnxAnswers(network).input
  const how: Preprocessing = { ...preprocessing, height, width }
  const output: Partial<OutputInfo> = {
    name: 'answer',
    head,
    classes: [],
    ...(head === 'linear' && { reading: 'values' }),
  }
  const model: Partial<ModelInfo> = {
    ...{ id: network, source: `the file ${file}`, output: 0, summary: [], numbers: [] },
    ...{ preprocessing: how, outputs: [output as OutputInfo] },
  }
  const outcome = { image: { name: 'cat.png' }, explanation: { classIndex: 3, layer, score: 'logit', evidence: 'for' } }
  return pythonScript(outcome as Outcome, model as ModelInfo, defaultSettings, 'heat.png')
}

interface Verified {
  file: string
  layer: string
  /** The file's tensor that the script found to be the layer. */
  tensor: string
  /** The largest differences, in shares of the largest value. */
  logits: number
  activations: number
  channelWeights: number
}

interface Recorded {
  sha256: string
  cases: Verified[]
}

const recordFile = new URL('../../fixtures/onnxScript.json', import.meta.url)
const python = process.env.HEATLENS_ONNX_PYTHON

const apart = (found: readonly number[], wanted: readonly number[]) => {
  const largest = (values: readonly number[]) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  return largest(found.map((value, at) => value - (wanted[at] ?? Number.NaN))) / largest(wanted)
}

/** Runs a case's script on what Save arrays would give. */
async function verify(one: Case, command: string): Promise<Verified> {
  const { network: stored, plan } = await openOnnx(one)
  const [, , height, width] = onnxAnswers(one.network).input
  const random = randomFrom(9)
  const pixels = Uint8Array.from({ length: height * width * 3 }, () => Math.floor(random() * 256))
  const engine = await buildForm(portableEngine, plan, stored)
  const [{ target: layer = '', head = 'linear' } = {}] = plan.outputs
  const input = Float32Array.from(pixels, (value) => value / 255)
  const pass = await engine.forward([input], layer)
  const logits = Array.from(pass.outputs[0] ?? [])
  const seed = new Float32Array(logits.length)
  seed[3] = 1
  const shape = plan.featureMaps.get(layer) ?? []
  const size = shape.reduce((a, b) => a * b, 1)
  const [activations, gradients] = [
    await pass.activations(layer),
    await pass.gradients(layer, { seed, output: 0 }),
  ].map((values) => Float32Array.from(values).slice(values.length - size)) as [Float32Array, Float32Array]
  const work = new URL(`../../.cache/onnx-script/${one.network}/`, import.meta.url).pathname
  mkdirSync(work, { recursive: true })
  writeFileSync(join(work, 'activations.npy'), toNpy(activations, shape))
  writeFileSync(join(work, 'gradients.npy'), toNpy(gradients, shape))
  writeFileSync(join(work, 'heatlens.json'), JSON.stringify({ explanation: { gradientScale: [1, 0] } }))
  writeFileSync(join(work, 'cat.png'), encode({ width, height, data: pixels, channels: 3, depth: 8 }))
  for (const file of onnxFiles(one)) writeFileSync(join(work, file.name), new Uint8Array(await file.arrayBuffer()))
  writeFileSync(join(work, 'heatlens.py'), scriptOf(one, layer, head))
  const printed = execFileSync(command, ['heatlens.py', 'cat.png', '.', one.file], {
    cwd: work,
    encoding: 'utf8',
  }).split('\n')
  const scores = printed.flatMap((line) => {
    const found = /^class (\d+) .*(?:logit|value) (\S+)$/.exec(line)
    return found ? [[Number(found[1]), Number(found[2])] as const] : []
  })
  const tensor = /^layer (\S+) is the tensor (\S+), (\S+) apart$/.exec(
    printed.find((line) => line.startsWith('layer')) ?? '',
  )
  const weights = (printed.find((line) => line.startsWith('channel weights')) ?? '').slice(16).split(' ').map(Number)
  const { channelWeights } = camOf(activations, gradients, shape)
  return {
    ...{ file: one.file, layer, tensor: tensor?.[2] ?? '' },
    logits: apart(
      scores.map(([, score]) => score),
      scores.map(([index]) => logits[index] ?? Number.NaN),
    ),
    activations: Number(tensor?.[3] ?? Number.NaN),
    channelWeights: apart(weights, Array.from(channelWeights)),
  }
}

const hashes = new Set(cases.map((one) => hashOfScript(scriptOf(one, 'a', 'linear'))))
if (python) {
  const verified: Verified[] = []
  for (const one of cases) verified.push(await verify(one, python))
  const record: Recorded = { sha256: [...hashes][0] ?? '', cases: verified }
  const rounded = (_: string, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(2)) : value)
  writeFileSync(recordFile, `${JSON.stringify(record, rounded, 2)}\n`)
}

const { sha256, cases: verified }: Recorded = JSON.parse(readFileSync(recordFile, 'utf8'))

it('is the one that was run on networks of ONNX, and differs only in its settings', () => {
  expect([...hashes]).toEqual([sha256])
})

it('gave ONNX Runtime’s own answers, and found the layer among its tensors', () => {
  expect(verified.map(({ file }) => file)).toEqual(cases.map(({ file }) => file))
  const isNear = (one: Verified) => one.logits < 1e-4 && one.activations < 1e-3 && one.channelWeights < 1e-5
  expect(verified.filter((one) => !isNear(one))).toEqual([])
})

it('names the .onnx, and asks for no Keras', () => {
  const script = scriptOf(cases[0], 'layer3.0.relu_1', 'linear')
  expect(script).toContain('MODEL = "dynamo20-dynamic.onnx"')
  expect(script).not.toMatch(/keras|from_keras/)
})

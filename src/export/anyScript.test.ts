import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { hashOfScript } from '../../fixtures/pythonScript.ts'
import { defaultSettings } from '../settings/settings.ts'
import type { Head, LayerSummary, ModelInfo, OutputInfo, Preprocessing } from '../types.ts'
import { pythonScript } from './pythonScript.ts'
import type { Outcome } from './savedData.ts'

// The script of Copy as Python for any network of Keras. With HEATLENS_KERAS_ORACLE, a folder of networks with the
// answers of TensorFlow, and HEATLENS_PYTHON, a Python with Keras, NumPy, OpenCV and Pillow, it is run on each case, and
// fixtures/anyScript.json is written; without, it is compared with the script that was run.

interface Case {
  name: string
  channels: Preprocessing['channels']
  values: Preprocessing['values']
  size: readonly [height: number, width: number]
  head: Head
  layer: string
  output?: number
  classIndex: number
  /** The values of inputs for numbers. */
  numbers?: Readonly<Record<string, readonly number[]>>
}

const cases: Case[] = [
  {
    name: 'nested-vgg16',
    channels: 'bgr',
    values: 'caffe',
    size: [64, 64],
    head: 'softmax',
    layer: 'vgg16/block5_conv3',
    classIndex: 0,
  },
  {
    name: 'nested-vgg16',
    channels: 'bgr',
    values: 'caffe',
    size: [64, 64],
    head: 'softmax',
    layer: 'vgg16/block4_conv3',
    classIndex: 0,
  },
  {
    name: 'functional-augment',
    channels: 'rgb',
    values: '0..255',
    size: [48, 48],
    head: 'sigmoid',
    layer: 're_lu_2',
    classIndex: 0,
  },
  {
    name: 'functional-augment',
    channels: 'rgb',
    values: '0..255',
    size: [48, 48],
    head: 'sigmoid',
    layer: 'add',
    classIndex: 0,
  },
  {
    name: 'two-inputs',
    channels: 'rgb',
    values: '0..1',
    size: [40, 40],
    head: 'softmax',
    layer: 'conv_2',
    classIndex: 1,
    numbers: { numbers: [0.5, -1, 2] },
  },
  {
    name: 'two-outputs',
    channels: 'rgb',
    values: '0..1',
    size: [40, 40],
    head: 'softmax',
    layer: 'conv_shape',
    output: 1,
    classIndex: 1,
  },
  {
    name: 'odd-ops',
    channels: 'rgb',
    values: '0..255',
    size: [60, 72],
    head: 'multi-label',
    layer: 'concatenate',
    classIndex: 2,
  },
  {
    name: 'grey-linear',
    channels: 'grey',
    values: '0..1',
    size: [28, 28],
    head: 'linear',
    layer: 'conv2d_1',
    classIndex: 8,
  },
  {
    name: 'transfer-tutorial',
    channels: 'rgb',
    values: '0..255',
    size: [48, 48],
    head: 'sigmoid',
    layer: 'base/relu_3',
    classIndex: 1,
  },
  {
    name: 'mobilenet-block',
    channels: 'rgb',
    values: '-1..1',
    size: [64, 64],
    head: 'softmax',
    layer: 'add_3',
    classIndex: 1,
  },
  {
    name: 'tokens',
    channels: 'rgb',
    values: '-1..1',
    size: [32, 40],
    head: 'softmax',
    layer: 'norm_1',
    classIndex: 2,
  },
]

/** A case's script, which explains the logit, as the answers do. */
function scriptOf(
  { name, channels, values, size: [height, width], head, layer, output = 0, classIndex, numbers = {} }: Case,
  source = 'the file model.keras',
): string {
  const one: Partial<OutputInfo> = {
    name: 'answer',
    head,
    classes: [],
    ...(head === 'linear' && { reading: 'values' }),
  }
  const layers: Partial<LayerSummary>[] = [{ name: 'outer/inner', inputs: [] }]
  const model: Partial<ModelInfo> = {
    ...{ id: name, source, output, summary: layers as LayerSummary[] },
    preprocessing: { height, width, channels, values, resize: 'nearest', antialias: false, fit: 'stretch' },
    outputs: Array.from({ length: output + 1 }, () => one as OutputInfo),
    numbers: Object.entries(numbers).map(([of, { length }]) => ({ name: of, length })),
  }
  const outcome = {
    image: { name: `cat.png` },
    explanation: { classIndex, layer, score: 'logit', evidence: 'for' },
  }
  return pythonScript(outcome as Outcome, model as ModelInfo, defaultSettings, 'heat.png', numbers)
}

interface Verified {
  case: string
  layer: string
  /** The largest differences, in shares of the largest value. */
  logits: number
  channelWeights: number
  map: number
}

interface Recorded {
  sha256: string
  packages: Record<string, string>
  cases: Verified[]
}

const recordFile = new URL('../../fixtures/anyScript.json', import.meta.url)
const [oracle, python] = [process.env.HEATLENS_KERAS_ORACLE, process.env.HEATLENS_PYTHON]

const largest = (values: readonly number[]) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
const apart = (found: readonly number[], wanted: readonly number[]) => {
  if (found.length !== wanted.length) throw new RangeError(`${found.length} numbers, not ${wanted.length}`)
  const difference = largest(found.map((value, at) => value - (wanted[at] as number)))
  return difference === 0 ? 0 : difference / largest(wanted)
}

/** Runs a case's script, and compares what it prints with TensorFlow's answers. */
function verify(one: Case, folder: string, command: string): Verified {
  const home = join(folder, one.name)
  const answers = JSON.parse(readFileSync(join(home, 'answers.json'), 'utf8'))
  const picture = answers.pictures.cat
  const output = picture.outputs[answers.outputs[one.output ?? 0]]
  if (one.classIndex !== output.class) throw new RangeError(`${one.name} has answers for class ${output.class}`)
  const work = new URL('../../.cache/any-script/', import.meta.url).pathname
  mkdirSync(work, { recursive: true })
  writeFileSync(join(work, 'heatlens.py'), scriptOf(one))
  const [model, png] = [join(home, 'model.keras'), join(home, picture.png)]
  const printed = execFileSync(command, ['heatlens.py', png, model], { cwd: work, encoding: 'utf8' }).split('\n')
  const scores = printed.flatMap((line) => {
    const found = /^class (\d+) .*(?:logit|value) (\S+)$/.exec(line)
    return found ? [[Number(found[1]), Number(found[2])] as const] : []
  })
  const wanted = (index: number): number =>
    one.head === 'sigmoid' ? (index === 1 ? 1 : -1) * output.logits[0] : output.logits[index]
  const numbersOf = (line: string) => line.split(' ').map(Number)
  const weights = numbersOf((printed.find((line) => line.startsWith('channel weights')) ?? '').slice(16))
  const start = printed.findIndex((line) => line.startsWith('map '))
  const map = printed
    .slice(
      start + 1,
      printed.findIndex((line) => line.startsWith('wrote')),
    )
    .flatMap(numbersOf)
  const truth = output.layers[one.layer]
  return {
    ...{ case: one.name, layer: one.layer },
    logits: apart(
      scores.map(([, score]) => score),
      scores.map(([index]) => wanted(index)),
    ),
    channelWeights: apart(weights, truth.channelWeights),
    map: apart(map, truth.map),
  }
}

const versions = (command: string): Record<string, string> =>
  JSON.parse(
    execFileSync(
      command,
      [
        '-c',
        "import json; from importlib.metadata import version; print(json.dumps({name: version(name) for name in ('keras', 'numpy', 'opencv-python-headless', 'pillow') }))",
      ],
      { encoding: 'utf8' },
    ),
  )

const hashes = new Set(cases.map((one) => hashOfScript(scriptOf(one))))
if (oracle && python) {
  const verified = cases.map((one) => verify(one, oracle, python))
  const record: Recorded = { sha256: [...hashes][0] ?? '', packages: versions(python), cases: verified }
  const rounded = (_: string, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(2)) : value)
  writeFileSync(recordFile, `${JSON.stringify(record, rounded, 2)}\n`)
}

it('is the one that was run on networks of every kind, and differs only in its settings', () => {
  const { sha256 }: Recorded = JSON.parse(readFileSync(recordFile, 'utf8'))
  expect([...hashes]).toEqual([sha256])
})

it('gave TensorFlow’s own answers', () => {
  const { cases: verified }: Recorded = JSON.parse(readFileSync(recordFile, 'utf8'))
  expect(verified.map((one) => `${one.case} ${one.layer}`)).toEqual(cases.map(({ name, layer }) => `${name} ${layer}`))
  const far = verified.filter(
    ({ logits, channelWeights, map }) => !(logits < 1e-4 && channelWeights < 1e-3 && map < 1e-3),
  )
  expect(far).toEqual([])
})

it('has the settings of the network', () => {
  const script = scriptOf(cases[4] as Case)
  expect(script).toContain('\nHEIGHT, WIDTH, CHANNELS = [40, 40, 3]\n')
  expect(script).toContain('\nDIVISOR = [255, 255, 255]\n')
  expect(script).toContain('\nNUMBERS = {"numbers": [0.5, -1, 2]}\n')
  expect(scriptOf(cases[5] as Case)).toContain('\nOUTPUT = 1\n')
  expect(scriptOf(cases[7] as Case)).toMatch(/\nORDER = \[0\]\n.*\nHEAD = "values"\n/s)
})

it('names no file of a network that has none of Keras, and says where its numbers are instead', () => {
  const [first] = cases
  const of = (source: string) => scriptOf(first as Case, source)
  expect(of('the file inner/model.keras')).toContain('\nMODEL = "model.keras"\n')
  for (const source of ['The TensorFlow Authors (tensorflow/tpu)', 'the file all.zip']) {
    expect(of(source), source).toContain('\nMODEL = None\n')
  }
  expect(of('')).toMatch(/if path is None:\s+sys\.exit\(\s+"[^"]*Press Save arrays/)
})

import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { encode } from 'fast-png'
import { expect, it } from 'vitest'
import { buildForm, readLayer } from '../../fixtures/oracle/buildForm.ts'
import { simd } from '../../fixtures/packages.ts'
import { hashOfScript } from '../../fixtures/pythonScript.ts'
import { randomFrom } from '../../fixtures/randomFrom.ts'
import { startSimd } from '../engine/simd/simdEngine.ts'
import { openSources } from '../formats/index.ts'
import { sortSources } from '../formats/sources.ts'
import { sourceOf } from '../formats/torch/sourceOf.ts'
import { planGraph } from '../graph/planGraph.ts'
import { defaultSettings } from '../settings/settings.ts'
import type { Choices, Explanation, ModelInfo, Preprocessing } from '../types.ts'
import { pythonScript } from './pythonScript.ts'
import type { Outcome } from './savedData.ts'

// The script of Copy as Python for weights of PyTorch. With HEATLENS_TORCH_PYTHON, a Python with PyTorch, torchvision,
// timm, transformers, OpenCV and Pillow, it is run on networks that scripts/oracle/torchScripts.py writes and on the
// folders of Hugging Face in fixtures/torch, and fixtures/torchScript.json is written; without, the scripts are compared
// with those that were run.

interface Asked extends Partial<Explanation> {
  preprocessing?: Preprocessing
  head?: string
}

/** The script for weights of PyTorch that were recognised as this network. */
function scriptOf(source: string, { preprocessing, head = 'softmax', ...asked }: Asked = {}): string {
  const model: Partial<ModelInfo> = {
    ...{
      id: 'my-birds',
      source,
      output: 0,
      summary: [{ name: 'outer/inner', inputs: [] } as never],
      classes: [
        ['0', 'a'],
        ['1', 'b'],
      ],
      numbers: [],
    },
    preprocessing: preprocessing ?? {
      ...{ height: 224, width: 224, channels: 'rgb', values: 'custom', mean: [123.675, 116.28, 103.53] },
      ...{ scale: [1 / 58.395, 1 / 57.12, 1 / 57.375], resize: 'bilinear', antialias: true, fit: 'centre-crop' },
      shortSide: 256,
    },
    outputs: [{ name: 'softmax', head } as never],
  }
  const explanation = { classIndex: 1, layer: 'layer4.1', score: 'logit', evidence: 'for', ...asked }
  const outcome = { image: { name: 'cat.png' }, explanation } as Outcome
  return pythonScript(outcome, model as ModelInfo, defaultSettings, 'heat.png')
}

/** What a script printed, against Heatlens' own numbers: the largest differences, in shares of the largest value. */
interface Verified {
  case: string
  source: string
  layer: string
  logits: number
  channelWeights: number
  map: number
}

interface Recorded {
  /** SHA-256 of the scripts by what builds the network. */
  scripts: Record<string, string>
  packages: Record<string, string>
  cases: Verified[]
}

const scripts = {
  library: hashOfScript(scriptOf('the file birds.pth (timm resnet18)')),
  transformers: hashOfScript(scriptOf('the file model.safetensors (transformers)')),
}
const recordFile = new URL('../../fixtures/torchScript.json', import.meta.url)
const work = fileURLToPath(new URL('../../.cache/torch-script/', import.meta.url))
const python = process.env.HEATLENS_TORCH_PYTHON

const magnitude = (values: ArrayLike<number>) =>
  Array.from(values).reduce((most, one) => Math.max(most, Math.abs(one)), 0)
const apart = (found: readonly number[], wanted: ArrayLike<number>) =>
  magnitude(Array.from(wanted, (value, at) => value - (found[at] ?? Number.NaN))) / (magnitude(wanted) || 1)

/** What a person says of what the weights leave open. */
const choices: Readonly<Record<string, Choices>> = {
  'resnet18-dropout': { activation: 'none' },
  vit: { activation: 'GELU' },
}

/** A case with Heatlens' own numbers, its script and its picture, which is noise. */
async function prepare(name: string) {
  const folder = join(work, name)
  const names = readdirSync(folder).filter(
    (file) => /\.(?:pth?|safetensors|ckpt|json)$/.test(file) && file !== 'answers.json',
  )
  const files = names.map((file) => new File([readFileSync(join(folder, file))], file))
  const openH5 = () => Promise.reject(new Error('No HDF5 here.'))
  const stored = await openSources(await sortSources(files), { openH5 }, choices[name])
  const plan = planGraph(stored.graph, stored.tensors)
  const [{ shape: [height = 0, width = 0] = [] } = {}] = plan.inputs
  const random = randomFrom(9)
  const pixels = Uint8Array.from({ length: height * width * 3 }, () => Math.floor(random() * 256))
  writeFileSync(join(folder, 'cat.png'), encode({ width, height, data: pixels, channels: 3, depth: 8 }))
  const network = await buildForm(await startSimd(simd), plan, stored)
  const [{ target: layer = '', head = 'softmax' } = {}] = plan.outputs
  const pass = await network.forward([Float32Array.from(pixels, (value) => value / 255)], layer)
  const logits = Array.from(pass.outputs[0] ?? [])
  const classIndex = head === 'softmax' ? logits.indexOf(Math.max(...logits)) : 1
  const seed = new Float32Array(logits.length)
  seed[head === 'softmax' ? classIndex : 0] = 1
  const { channelWeights, rawMap } = await readLayer(pass, layer, plan.featureMaps.get(layer) ?? [], {
    seed,
    output: 0,
  })
  pass.dispose()
  network.dispose()
  const peak = Math.max(...rawMap, 0)
  const map = rawMap.map((value) => Math.max(value, 0) / (peak || 1))
  const weights = names.find((file) => !file.endsWith('.json')) ?? ''
  const source = sourceOf(`the file ${weights}`, stored.about)
  const how = { values: '0..1', channels: 'rgb', resize: 'nearest', antialias: false, fit: 'stretch' } as const
  const script = scriptOf(source, { preprocessing: { ...how, height, width }, head, layer, classIndex })
  expect(Object.values(scripts)).toContain(hashOfScript(script))
  writeFileSync(join(folder, 'heatlens.py'), script)
  const scoreOf = (index: number) => (head === 'softmax' ? logits[index] : index === 1 ? logits[0] : -(logits[0] ?? 0))
  const rows = plan.featureMaps.get(layer)?.[0] ?? 0
  return {
    name,
    source,
    layer,
    scores: logits
      .map((_, at) => at)
      .concat(head === 'softmax' ? [] : [1])
      .map(scoreOf),
    channelWeights,
    map,
    rows,
  }
}

/** What the script of a case printed, against those numbers. */
function compare({
  name,
  source,
  layer,
  scores,
  channelWeights,
  map,
  rows,
}: Awaited<ReturnType<typeof prepare>>): Verified {
  const printed = readFileSync(join(work, name, 'printed.txt'), 'utf8').split('\n')
  const found = printed.flatMap((line) => {
    const [, index, logit] = /^class (\d+) .*logit (\S+)$/.exec(line) ?? []
    return index === undefined ? [] : [[Number(index), Number(logit)] as const]
  })
  const numbers = (line = '') => line.split(' ').map(Number)
  const weights = printed.find((line) => line.startsWith('channel weights ')) ?? ''
  const first = printed.findIndex((line) => line.startsWith('map ')) + 1
  return {
    ...{ case: name, source, layer },
    logits: apart(
      found.map(([, logit]) => logit),
      found.map(([index]) => scores[index] ?? Number.NaN),
    ),
    channelWeights: apart(numbers(weights.slice('channel weights '.length)), channelWeights),
    map: apart(printed.slice(first, first + rows).flatMap(numbers), map),
  }
}

/** Runs the scripts in folders, and leaves what they print there. */
const RUNNER = `
import contextlib, os, runpy, sys
for folder in sys.argv[1:]:
    os.chdir(folder)
    sys.argv = ["heatlens.py", "cat.png"]
    with open("printed.txt", "w") as file, contextlib.redirect_stdout(file):
        try:
            runpy.run_path("heatlens.py", run_name="__main__")
        except (Exception, SystemExit) as error:
            print("refused:", folder, repr(error), file=sys.stderr)
`

if (python) {
  mkdirSync(work, { recursive: true })
  execFileSync(python, [fileURLToPath(new URL('../../scripts/oracle/torchScripts.py', import.meta.url)), work])
  const folders = fileURLToPath(new URL('../../fixtures/torch/hugging-face/', import.meta.url))
  for (const one of readdirSync(folders)) {
    if (!existsSync(join(work, `small-${one}`)))
      cpSync(join(folders, one), join(work, `small-${one}`), { recursive: true })
  }
  const some = process.env.HEATLENS_TORCH_CASES?.split(',')
  const before: Recorded | undefined = existsSync(recordFile) ? JSON.parse(readFileSync(recordFile, 'utf8')) : undefined
  const found = (before?.cases ?? []).filter((one) => some && !some.includes(one.case))
  const prepared = []
  for (const name of readdirSync(work).sort()) if (!some || some.includes(name)) prepared.push(await prepare(name))
  // In one process, since its imports take longest.
  execFileSync(python, ['-c', RUNNER, ...prepared.map(({ name }) => join(work, name))], { stdio: 'inherit' })
  found.push(...prepared.map(compare))
  const ask = `import json; from importlib.metadata import version; print(json.dumps({name: version(name) for name in ["torch", "torchvision", "timm", "transformers"]}))`
  const packages = JSON.parse(execFileSync(python, ['-c', ask], { encoding: 'utf8' }))
  found.sort((a, b) => (a.case < b.case ? -1 : 1))
  const rounded = (_: string, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(2)) : value)
  writeFileSync(recordFile, `${JSON.stringify({ scripts, packages, cases: found }, rounded, 2)}\n`)
}

const recorded: Recorded = JSON.parse(readFileSync(recordFile, 'utf8'))

it('is the one that was run', () => {
  expect(recorded.scripts).toEqual(scripts)
})

it('gave Heatlens’ own numbers of changed last layers, of checkpoints and of folders of Hugging Face', () => {
  const names = recorded.cases.map((one) => one.case)
  expect(names.filter((name) => name.startsWith('resnet18-')).length).toBe(5)
  const ofFolders = recorded.cases.filter(({ source }) => source.endsWith(' (transformers)'))
  expect(ofFolders.length).toBeGreaterThan(25)
  const isNear = (one: Verified) => one.logits < 1e-4 && one.channelWeights < 1e-3 && one.map < 1e-3
  expect(recorded.cases.filter((one) => !isNear(one))).toEqual([])
})

it('builds the network by the name that its weights were recognised by', () => {
  const script = scriptOf('the file birds.pth (torchvision resnet18)')
  expect(script).toContain('MODEL = "birds.pth"\n')
  expect(script).toContain('ARCHITECTURE = "torchvision resnet18"\n')
  expect(script).toContain('BETWEEN = None\n')
  expect(script).toContain('found = from_torch(to_input(photo), networks[0] if networks else MODEL)')
  expect(script).toContain(
    '# What Heatlens showed, made again with NumPy, OpenCV, Pillow and, where there is no folder of arrays, PyTorch.',
  )
})

it('knows the network whose last layers are others', () => {
  const script = scriptOf('the file birds.pth (torchvision resnet18, ReLU in its head)')
  expect(script).toContain('MODEL = "birds.pth"\n')
  expect(script).toContain('ARCHITECTURE = "torchvision resnet18"\n')
  expect(script).toContain('BETWEEN = "ReLU"\n')
})

it('builds folders of Hugging Face by transformers', () => {
  const script = scriptOf('the file model.safetensors (transformers)')
  expect(script).toContain('MODEL = "model.safetensors"\n')
  expect(script).toContain('transformers.AutoModelForImageClassification')
  expect(script).not.toMatch(/get_model|create_model|from_keras/)
})

it('says what it lacks of weights that no library has under a name, in words of PyTorch', () => {
  const script = scriptOf('the file own.pth')
  expect(script).toContain('ARCHITECTURE = None\n')
  expect(script).toContain('Press Save arrays in Heatlens')
  expect(script).not.toMatch(/from_keras|load_model/)
})

it('has grad-cam’s own call beside it, as a comment', () => {
  const script = scriptOf('the file birds.pth (torchvision resnet18)')
  expect(script).toContain('#   from pytorch_grad_cam import GradCAM\n')
  expect(script).toContain('#   cam = GradCAM(model, [module_of(model, "layer4.1")])\n')
  expect(script).toContain('#   heat = cam(x, [ClassifierOutputTarget(1)])[0]\n')
  expect(scriptOf('the file birds.keras')).not.toContain('grad-cam')
})

it('is that of Keras for all others', () => {
  expect(scriptOf('the file birds.keras')).not.toContain('ARCHITECTURE')
  expect(scriptOf('the file birds.keras')).toContain('MODEL = "birds.keras"\n')
})

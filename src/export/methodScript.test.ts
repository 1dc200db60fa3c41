import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { camNetwork } from '../../fixtures/cam.ts'
import { simd } from '../../fixtures/packages.ts'
import { hashOfScript } from '../../fixtures/pythonScript.ts'
import { writeSeededH5 } from '../../fixtures/seededH5.ts'
import { startSimd } from '../engine/simd/simdEngine.ts'
import { type CamContext, createContext, type Progress } from '../explain/context.ts'
import { explain } from '../explain/explain.ts'
import { methodNames } from '../explain/methods/names.ts'
import { ofPreset } from '../model/package/preprocessing.ts'
import { defaultSettings } from '../settings/settings.ts'
import type { ModelInfo, Question } from '../types.ts'
import { keepPasses } from '../worker/explainer/keptPasses.ts'
import type { ScriptKind } from './methodScript.ts'
import { toNpy } from './npy.ts'
import { pythonScript } from './pythonScript.ts'
import type { Outcome } from './savedData.ts'

// The scripts of all methods. With HEATLENS_METHODS_PYTHON, a Python with Keras, and one with PyTorch, onnx and
// onnxruntime in HEATLENS_TORCH_PYTHON, each is run on the seeded network and compared with Heatlens' own numbers, and
// fixtures/methodScript.json is written; HEATLENS_METHODS and HEATLENS_METHODS_KINDS name some of them. Without, the scripts are compared with
// those that were run, and Heatlens' maps with some cells of those that they were compared with, in fixtures/methodMaps.json
// (HEATLENS_METHODS_MAPS writes only that).

type Asked = Pick<Question, 'method' | 'smoothing' | 'furtherLayers' | 'fusion'>

const cases: Asked[] = [
  ...Object.keys(methodNames)
    .filter((method) => method !== 'gradCam')
    .map((method) => ({ method, ...(method === 'refineCam' && { furtherLayers: ['block4_conv3'] }) })),
  ...(['flips', 'eigen'] as const).map((smoothing) => ({ method: 'gradCam', smoothing })),
  ...[
    { method: 'layerCam', smoothing: 'eigen' as const },
    { method: 'gradCam', furtherLayers: ['block4_conv3'] },
  ],
  { method: 'hiResCam', furtherLayers: ['block4_conv3'], fusion: 'product' },
]

const nameOf = ({ method, smoothing, furtherLayers = [], fusion }: Asked) =>
  [method, smoothing, ...furtherLayers, fusion].filter((part) => part !== undefined).join(' ')

const kinds: readonly ScriptKind[] = ['chain', 'any', 'torch', 'onnx']

const sources: Readonly<Record<ScriptKind, string>> = {
  chain: 'the file vgg.h5',
  any: 'the file vgg.keras',
  torch: 'the file vgg.pth (torchvision vgg16)',
  onnx: 'the file vgg.onnx',
}

const question = (asked: Asked): Question => ({ ...asked, classIndex: 4, layer: 'block5_conv3', score: 'logit' })

function scriptOf(asked: Asked, kind: ScriptKind): string {
  const model: Partial<ModelInfo> = {
    ...{ id: 'vgg', source: sources[kind], output: 0, numbers: [], classes: [], inputSize: 224, preset: 'caffe' },
    preprocessing: ofPreset('caffe', 224),
    outputs: [{ name: 'predictions', head: 'softmax' } as never],
    // A network in another is no chain.
    summary: kind === 'any' ? [{ name: 'outer/inner', inputs: [] } as never] : [],
  }
  const explanation = { ...question(asked), evidence: 'for' }
  const outcome = { image: { name: 'cat.png' }, explanation } as unknown as Outcome
  return pythonScript(outcome, model as ModelInfo, defaultSettings, 'heat.png')
}

interface Verified {
  script: string
  kind: ScriptKind
  /** The largest differences, in shares of the largest value. */
  map: number
  /** The share of the map's cells that are more than a thousandth apart. */
  far?: number
  peak: number
  weights?: number
}

/** ONNX Runtime has no gradients: the script says so, and what it lacks. */
interface Refused {
  script: string
  kind: 'onnx'
  refused: string
}

interface Recorded {
  packages: Record<string, string>
  /** The SHA-256 of each script. */
  scripts: Record<string, string>
  cases: (Verified | Refused)[]
}

const here = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const picture = here('fixtures/goldens/vgg16-eighth-seeded/cat.input224.png')
const recordFile = here('fixtures/methodScript.json')
const mapsFile = here('fixtures/methodMaps.json')
const folder = here('.cache/method-scripts')
const pythons: Partial<Record<ScriptKind, string | undefined>> = {
  chain: process.env.HEATLENS_METHODS_PYTHON,
  any: process.env.HEATLENS_METHODS_PYTHON,
  torch: process.env.HEATLENS_TORCH_PYTHON,
  onnx: process.env.HEATLENS_TORCH_PYTHON,
}

let started: ReturnType<typeof camNetwork> | undefined
const vgg = () => {
  started ??= startSimd(simd).then((engine) => camNetwork('vgg', engine))
  return started
}

const largest = (values: ArrayLike<number>) =>
  Array.from(values).reduce((most, value) => Math.max(most, Math.abs(value)), 0)
const apart = (found: readonly number[], wanted: ArrayLike<number>) => {
  if (found.length !== wanted.length) throw new RangeError(`${found.length} numbers, not ${wanted.length}`)
  return largest(found.map((value, at) => value - (wanted[at] as number))) / (largest(wanted) || 1)
}

/** What Heatlens itself gives, on its engine for processors. */
async function ours(asked: Asked, { signal, onProgress }: Pick<Partial<CamContext>, 'signal' | 'onProgress'> = {}) {
  const { plan, network, input } = await vgg()
  const inputs = [input('cat')]
  const pass = await network.forward(inputs, asked.furtherLayers?.[0] ?? 'block5_conv3')
  const context = createContext({
    ...{ plan, network, passes: keepPasses(network, inputs, pass), question: question(asked) },
    ...{ logits: pass.outputs[0] as Float32Array, preprocessing: ofPreset('caffe', 224), signal, onProgress },
  })
  return explain(context)
}

/** Some cells of a map by its peak, in ten-thousandths, and of how many steps it is. */
interface Sample {
  steps: number
  cells: number[]
}

/** Of Heatlens' own map; where it takes many steps, of the one after the first of them. */
async function sampleOf(asked: Asked): Promise<Sample> {
  const stop = new AbortController()
  let early: Sample | undefined
  const onProgress = ({ total, map }: Progress) => {
    if (early || !map) return
    early = { steps: total, cells: cellsOf(map.values) }
    stop.abort()
  }
  try {
    const { heatmap } = await ours(asked, { signal: stop.signal, onProgress })
    return { steps: 0, cells: cellsOf(heatmap.values) }
  } catch (error) {
    if (early && stop.signal.aborted) return early
    throw error
  }
}

function cellsOf(values: ArrayLike<number>): number[] {
  const peak = largest(values)
  return Array.from({ length: 24 }, (_, at) =>
    Math.round((1e4 * Math.max(values[Math.floor(((at + 0.5) * values.length) / 24)] as number, 0)) / peak),
  )
}

/** Whether a script was run to its end before; writes it if not. */
function hasRun(file: string, script: string): boolean {
  const path = `${folder}/${file}`
  const isSame = existsSync(`${path}.py`) && readFileSync(`${path}.py`, 'utf8') === script
  writeFileSync(`${path}.py`, script)
  return isSame && existsSync(`${path}.txt`) && /^(wrote|refused:) /m.test(readFileSync(`${path}.txt`, 'utf8'))
}

/** Runs scripts, and gives the lines that each prints; those that an interrupted run has left are taken. */
function run(python: string, kind: ScriptKind, some: readonly Asked[]): string[][] {
  const files = some.map((asked) => `${kind}-${nameOf(asked).replaceAll(' ', '-')}`)
  const left = files.filter((file, at) => !hasRun(file, scriptOf(some[at] as Asked, kind)))
  const call = [here('scripts/oracle/methodScripts.py'), kind, picture, 'vgg.h5', ...left.map((file) => `${file}.py`)]
  if (left.length > 0) execFileSync(python, call, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  return files.map((file) => readFileSync(`${folder}/${file}.txt`, 'utf8').split('\n'))
}

/** Compares what a script printed with Heatlens' numbers, or says why it made none. */
function verify(
  printed: readonly string[],
  wanted: Awaited<ReturnType<typeof ours>>,
): Omit<Verified, 'script' | 'kind'> | Pick<Refused, 'refused'> {
  const numbersOf = (line: string) => line.trim().split(' ').map(Number)
  const lineOf = (word: string) => printed.find((line) => line.startsWith(word))?.slice(word.length)
  const refused = lineOf('refused: ')
  if (refused !== undefined) return { refused }
  const start = printed.findIndex((line) => line.startsWith('map '))
  const rows = printed.slice(
    start + 1,
    printed.findIndex((line) => line.startsWith('wrote')),
  )
  const weights = lineOf('channel weights')
  if ((weights === undefined) !== (wanted.channelWeights === null)) throw new Error('Only one of them has weights.')
  const [mantissa, exponent] = wanted.gradientScale
  const map = rows.flatMap(numbersOf)
  const far = map.filter((value, at) => Math.abs(value - (wanted.heatmap.values[at] as number)) > 1e-3)
  return {
    ...{ map: apart(map, wanted.heatmap.values), far: far.length / map.length },
    peak: apart(numbersOf(lineOf('peak') ?? ''), [wanted.rawPeak * mantissa * 10 ** exponent]),
    ...(weights !== undefined && { weights: apart(numbersOf(weights), wanted.channelWeights ?? []) }),
  }
}

const versions = (python: string, names: readonly string[]): Record<string, string> => {
  const ask = `import json; from importlib.metadata import version; print(json.dumps({name: version(name) for name in ${JSON.stringify(names)}}))`
  return JSON.parse(execFileSync(python, ['-c', ask], { encoding: 'utf8' }))
}

const scripts = Object.fromEntries(
  cases.flatMap((one) => kinds.map((kind) => [`${nameOf(one)}, ${kind}`, hashOfScript(scriptOf(one, kind))])),
)

/** The files of Save arrays that scripts of ONNX read. */
async function writeArrays(path: string): Promise<void> {
  const { plan, network, input } = await vgg()
  const inputs = [input('cat')]
  const asked = question({ method: 'gradCam' })
  const pass = await network.forward(inputs, asked.layer)
  const passes = keepPasses(network, inputs, pass)
  const logits = pass.outputs[0] as Float32Array
  const { height, width, channels, ...read } = (
    await createContext({ plan, network, passes, logits, question: asked }).reading()
  ).input
  mkdirSync(path, { recursive: true })
  for (const name of ['activations', 'gradients'] as const) {
    writeFileSync(`${path}/${name}.npy`, toNpy(read[name] as Float32Array<ArrayBuffer>, [height, width, channels]))
  }
  writeFileSync(`${path}/heatlens.json`, JSON.stringify({ explanation: { gradientScale: [1, 0] } }))
}

if (pythons.chain && pythons.torch) {
  mkdirSync(folder, { recursive: true })
  await writeArrays(`${folder}/arrays`)
  if (!existsSync(`${folder}/vgg.h5`)) {
    await writeSeededH5(`${folder}/vgg.h5`, { width: 8, dense: 512, classes: 10, names: 'keras2' })
  }
  const before: Recorded = existsSync(recordFile)
    ? JSON.parse(readFileSync(recordFile, 'utf8'))
    : { packages: {}, scripts: {}, cases: [] }
  const only = process.env.HEATLENS_METHODS?.split(',')
  const onlyKinds = process.env.HEATLENS_METHODS_KINDS?.split(',')
  const isRun = (name: string, kind: string) =>
    (!only || only.includes(name)) && (!onlyKinds || onlyKinds.includes(kind))
  const some = cases.filter((one) => !only || only.includes(nameOf(one)))
  const printed = (Object.entries(pythons) as [ScriptKind, string][])
    .filter(([kind]) => !onlyKinds || onlyKinds.includes(kind))
    .map(([kind, python]) => [kind, run(python, kind, some)] as const)
  const verified = before.cases.filter(({ script, kind }) => !isRun(script, kind))
  for (const [at, asked] of some.entries()) {
    const wanted = await ours(asked)
    for (const [kind, lines] of printed) {
      const found = { script: nameOf(asked), kind, ...verify(lines[at] ?? [], wanted) } as Verified | Refused
      console.log(JSON.stringify(found))
      verified.push(found)
    }
  }
  const isOf = (...some: ScriptKind[]) => printed.some(([kind]) => some.includes(kind))
  const packages = {
    ...before.packages,
    ...(isOf('chain', 'any') &&
      versions(pythons.chain, ['keras', 'tensorflow', 'numpy', 'opencv-python-headless', 'pillow'])),
    ...(isOf('torch', 'onnx') && versions(pythons.torch, ['torch', 'onnxruntime'])),
  }
  const ran = Object.fromEntries(
    Object.entries(scripts).map(([name, hash]) => {
      const end = name.lastIndexOf(',')
      return [name, isRun(name.slice(0, end), name.slice(end + 2)) ? hash : (before.scripts[name] ?? '')]
    }),
  )
  const order = cases.map(nameOf)
  verified.sort(
    (a, b) => order.indexOf(a.script) - order.indexOf(b.script) || kinds.indexOf(a.kind) - kinds.indexOf(b.kind),
  )
  const rounded = (_: string, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(2)) : value)
  writeFileSync(recordFile, `${JSON.stringify({ packages, scripts: ran, cases: verified }, rounded, 1)}\n`)
}

if (process.env.HEATLENS_METHODS_MAPS || pythons.torch) {
  const only = process.env.HEATLENS_METHODS?.split(',')
  const before: Record<string, Sample> = existsSync(mapsFile) ? JSON.parse(readFileSync(mapsFile, 'utf8')) : {}
  const samples: Record<string, Sample> = {}
  for (const one of cases) {
    const name = nameOf(one)
    const known = only?.includes(name) === false ? before[name] : undefined
    samples[name] = known ?? (await sampleOf(one))
  }
  writeFileSync(mapsFile, `${JSON.stringify(samples, null, 1)}\n`)
}

const recorded: Recorded = JSON.parse(readFileSync(recordFile, 'utf8'))
const maps: Record<string, Sample> = JSON.parse(readFileSync(mapsFile, 'utf8'))

// Else a map could drift away from its script, which is the same text as before.
it.each(cases.map((one) => [nameOf(one), one] as const))('%s still gives the map that it gave', async (name, asked) => {
  const { steps, cells } = await sampleOf(asked)
  const before = maps[name]
  expect(steps).toBe(before?.steps)
  expect(apart(cells, before?.cells ?? [])).toBeLessThan(2e-3)
})

it.each(cases.map((one) => [nameOf(one)]))('%s is the script that was run, by what runs the network', (name) => {
  for (const kind of kinds) expect(recorded.scripts[`${name}, ${kind}`]).toBe(scripts[`${name}, ${kind}`])
})

/**
 * At pixels where two values of a pool are nearly equal, or one of a ReLU is nearly 0, frameworks go other ways: the
 * largest difference, and the share of cells that are more than a thousandth apart. Means over many pictures have many
 * such pixels; Keras and PyTorch are as far from each other there.
 */
const loose = new Map<string, readonly [map: number, far: number]>([
  ...['fullGrad', 'guidedBackprop', 'guidedGradCam'].map((name) => [name, [0.02, 1e-3]] as const),
  ['inputXGradient', [0.1, 1e-3]],
  ['smoothGrad', [0.05, 0.05]],
  ['integratedGradients', [0.1, 0.12]],
])

/** What is made of the layer alone, or of the scores of other pictures: the others say that there are no gradients. */
const byOnnx = new Set([
  ...['hiResCam', 'gradCamPlusPlus', 'gradCamElementWise', 'xGradCam', 'layerCam', 'eigenCam', 'eigenGradCam'],
  ...['kpcaCam', 'segEigenCam', 'fem', 'scoreCam', 'rise', 'occlusion', 'random', 'sobel'],
  ...['gradCam eigen', 'layerCam eigen'],
])

it.each(cases.map((one) => [nameOf(one)]))('%s gave Heatlens’ own numbers', (name) => {
  const all = recorded.cases.filter(({ script }) => script === name)
  expect(all.map(({ kind }) => kind)).toEqual(['chain', 'any', 'torch', 'onnx'])
  const found = all.filter((one): one is Verified => !('refused' in one))
  expect(found.length).toBe(byOnnx.has(name) ? 4 : 3)
  for (const { map, far = 0, peak, weights = 0 } of found) {
    const [ofMap, ofFar] = loose.get(name) ?? [1e-3, 1e-9]
    expect(map).toBeLessThan(ofMap)
    expect(far).toBeLessThan(ofFar)
    expect(Math.max(peak, weights)).toBeLessThan(2e-3)
  }
})

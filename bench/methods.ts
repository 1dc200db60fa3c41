import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { readSample } from '../fixtures/goldens.ts'
import { fetchFolder, simd } from '../fixtures/packages.ts'
import { methodNames } from '../src/explain/methods/names.ts'
import { toInput } from '../src/image/input/toInput.ts'
import { EMBEDDED_MODEL } from '../src/types.ts'
import { createExplainer } from '../src/worker/explainer/createExplainer.ts'
import { withFolder } from './browserBench.ts'
import { firstMaps } from './firstMaps.ts'
import { type GradCamPeer, startGradCam } from './gradCamPeer.ts'
import type { Answer } from './index.ts'
import { median } from './median.ts'
import { metCell, milliseconds } from './ratios.ts'
import { writeSeededPackage } from './seededPackage.ts'
import { type MethodTime, timeMethod } from './timeMethod.ts'

type MethodRow = {
  network: string
  method: string
  /** On the kept pass, with what is read of the layer. */
  ms: number
  isReckoned: boolean
  /** The same once that is read. */
  alone: number | null
  /** `ms` to the forward pass. */
  toForward: number
  /** To Grad-CAM, the forward pass counted in both. */
  toGradCam: number
  /** grad-cam's, with its own forward pass. */
  theirs: number | null
  /** Heatlens' with its forward pass, to that. */
  toTheirs: number | null
  goal: string
  met: boolean | null
  /** Of the map after ten steps with the exact one. */
  correlation: number | null
}

/** Runs of a method without many steps. */
const ROUNDS = 5

/** Of one of many steps, so many are run; for grad-cam, so many channels: two of its batches. */
const STEPS = 32

/** The layer's channels in VGG16. */
const CHANNELS = 512

/** Those that combine the outputs and gradients of one layer. */
const oneLayer = [
  ...['gradCam', 'hiResCam', 'gradCamPlusPlus', 'gradCamElementWise', 'xGradCam', 'layerCam', 'eigenCam'],
  ...['eigenGradCam', 'kpcaCam', 'segEigenCam', 'fem', 'finerCam'],
]

const manySteps = ['scoreCam', 'smoothGradCamPlusPlus', 'rise', 'occlusion', 'smoothGrad', 'integratedGradients']

/** Measures every method on the CPU engine, one thread, beside grad-cam where a Python has it. */
export const methods = (): Promise<Answer<MethodRow>> =>
  withFolder(async (folder) => {
    tell('writing VGG16')
    await writeSeededPackage(join(folder, 'vgg16'), 'vgg16', { weights: 'uint8' })
    const peer = await startGradCam()
    tell(peer ? peer.version : 'no Python has grad-cam')
    try {
      const load = loadavg()[0] ?? 0
      const vgg = await measure('VGG16, seeded', join(folder, 'vgg16'), peer)
      const embedded = `public/model/${EMBEDDED_MODEL}`
      const first = await firstMaps(embedded, ['scoreCam', 'rise'], tell)
      const lite = await measure('EfficientNet-Lite0', embedded, undefined, first)
      return {
        title: 'What each method takes on the processor',
        machine: `${cpus()[0]?.model.trim()}, ${cpus().length} cores; Node ${process.version}; load before ${load.toFixed(1)}`,
        columns,
        rows: [...vgg, ...lite],
        notes: [
          `The sample “cat”, the last layer, the logit of another class each time, one thread; the median of ${ROUNDS} rounds, in each of which every method and grad-cam have their turn. VGG16 has seeded weights in uint8.`,
          'Time: beside the forward pass of the picture, which is kept. Alone: the same question again, whose outputs and gradients are read. To Grad-CAM, and to grad-cam: with the forward pass in both.',
          `Those marked ~ are reckoned from their first ${STEPS} steps, of Heatlens and of grad-cam (Score-CAM and Ablation-CAM). First map: its correlation with the exact one after ten passes.`,
          peer
            ? `${peer.version}: VGG16 with random weights in float32, one thread, with its own forward pass.`
            : 'grad-cam was not measured: HEATLENS_TORCH_PYTHON names a Python with torch, torchvision and grad-cam.',
        ],
      }
    } finally {
      peer?.stop()
    }
  })

const tell = (text: string) => console.error(text)
const ratio = (value: number | null) => (value === null ? '' : value.toFixed(value < 10 ? 2 : 0))
const time = (value: number | null, isReckoned = false) =>
  value === null ? '' : `${isReckoned ? '~ ' : ''}${milliseconds(value)}`

const columns: Answer<MethodRow>['columns'] = [
  { title: 'network', cell: ({ network }) => network },
  { title: 'method', cell: ({ method }) => method },
  { title: 'time', cell: ({ ms, isReckoned }) => time(ms, isReckoned) },
  { title: 'alone', cell: ({ alone }) => time(alone) },
  { title: 'forward passes', cell: ({ toForward }) => ratio(toForward) },
  { title: 'to Grad-CAM', cell: ({ toGradCam }) => ratio(toGradCam) },
  { title: 'grad-cam', cell: ({ theirs, isReckoned }) => time(theirs, isReckoned) },
  { title: 'to grad-cam', cell: ({ toTheirs }) => ratio(toTheirs) },
  { title: 'goal', cell: ({ goal }) => goal },
  { title: 'met', cell: metCell },
  { title: 'first map', cell: ({ correlation }) => (correlation === null ? '' : correlation.toFixed(3)) },
]

async function measure(
  network: string,
  folder: string,
  peer: GradCamPeer | undefined,
  correlations: ReadonlyMap<string, number> = new Map(),
): Promise<MethodRow[]> {
  const explainer = createExplainer({ simd, fetch: fetchFolder(folder) })
  const { model } = await explainer.open({ modelUrl: 'http://models.test/x/model.json', backend: 'wasm' }, () => {})
  const { targetLayer: layer, preprocessing } = model
  const { input } = toInput(readSample('cat'), preprocessing)
  const forward = (from = layer) => explainer.forward(input.slice(), from, undefined, { preprocessing })
  const ask = (pass: number, method: string, classIndex: number, mostSteps = STEPS) =>
    timeMethod(explainer, pass, { method, layer, score: 'logit', classIndex }, mostSteps)

  // The first ones warm up.
  await ask((await forward()).pass, 'gradCam', 1)
  await peer?.run('gradCam')
  const passMs: number[] = []
  const found = new Map<string, { ours: MethodTime[]; alone: number[]; theirs: number[] }>()
  const ids = Object.keys(methodNames)
  for (let round = 0; round < ROUNDS; round++) {
    for (const id of ids) {
      const isMany = manySteps.includes(id) || id === 'ablationCam'
      // Once is enough for what takes long: its steps are runs of their own.
      if (manySteps.includes(id) && round > 0) continue
      const own = found.get(id) ?? { ours: [], alone: [], theirs: [] }
      found.set(id, own)
      const { pass, forwardMs } = await forward()
      passMs.push(forwardMs)
      own.ours.push(await ask(pass, id, 2 + round, id === 'ablationCam' ? Number.POSITIVE_INFINITY : STEPS))
      if (oneLayer.includes(id)) own.alone.push((await ask(pass, id, 2 + round)).ms)
      if (peer && theirIds.has(id) && !(isMany && round > 0)) own.theirs.push(await theirTime(peer, id, isMany))
      tell(`${network}, ${id}, round ${round + 1}: ${milliseconds(own.ours.at(-1)?.ms ?? Number.NaN)}`)
    }
  }
  const forwardMs = median(passMs)
  const msOf = (id: string) => median((found.get(id)?.ours ?? []).map(({ ms }) => ms))
  return ids.map((id) => rowOf(id))

  function rowOf(id: string): MethodRow {
    const { ours = [], alone = [], theirs = [] } = found.get(id) ?? {}
    const ms = msOf(id)
    const toGradCam = (forwardMs + ms) / (forwardMs + msOf('gradCam'))
    const toTheirs = theirs.length > 0 ? (forwardMs + ms) / median(theirs) : null
    return {
      ...{ network, method: methodNames[id as keyof typeof methodNames], ms, toGradCam, toTheirs },
      isReckoned: ours.some(({ isReckoned }) => isReckoned),
      alone: alone.length > 0 ? median(alone) : null,
      toForward: ms / forwardMs,
      theirs: theirs.length > 0 ? median(theirs) : null,
      ...goalOf(id, { toGradCam, toForward: ms / forwardMs, toTheirs }),
      correlation: correlations.get(id) ?? null,
    }
  }
}

/** The methods of gradCam.py. */
const theirIds = new Set([...oneLayer, 'shapleyCam', 'fullGrad', 'ablationCam', 'scoreCam'])

/** A run of grad-cam; of many passes, reckoned from some of the channels. */
async function theirTime(peer: GradCamPeer, id: string, isMany: boolean): Promise<number> {
  if (!isMany) return peer.run(id)
  return ((await peer.run(id, STEPS)) * CHANNELS) / STEPS
}

/** What the methods should take at most. */
function goalOf(
  id: string,
  { toGradCam, toForward, toTheirs }: Pick<MethodRow, 'toGradCam' | 'toForward' | 'toTheirs'>,
): Pick<MethodRow, 'goal' | 'met'> {
  if (oneLayer.includes(id)) return { goal: 'at most 1.15 × Grad-CAM', met: toGradCam <= 1.15 }
  if (id === 'ablationCam') return { goal: 'at most 1 forward pass', met: toForward <= 1 }
  if (id === 'scoreCam' && toTheirs !== null) return { goal: 'at most 1 × grad-cam', met: toTheirs <= 1 }
  return { goal: '', met: null }
}

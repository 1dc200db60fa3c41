import { cp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readSample } from '../fixtures/goldens.ts'
import { fetchFolder } from '../fixtures/packages.ts'
import { methodNames } from '../src/explain/methods/names.ts'
import { toInput } from '../src/image/input/toInput.ts'
import { openPackage } from '../src/model/package/openPackage.ts'
import { EMBEDDED_MODEL } from '../src/types.ts'
import type { Answer } from './answer.ts'
import { type BrowserBench, withBrowserBench, withFolder } from './browserBench.ts'
import { firstMaps } from './firstMaps.ts'
import { type GradCamPeer, startGradCam } from './gradCamPeer.ts'
import { median } from './median.ts'
import { metCell, milliseconds } from './ratios.ts'
import { writeSeededPackage } from './seededPackage.ts'
import type { MethodTime } from './timeMethod.ts'

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

/** Runs before those that count. */
const WARM_UPS = 3

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

/** Measures every method on the CPU engine in Chromium, one thread, beside grad-cam where a Python has it. */
export const methods = (): Promise<Answer<MethodRow>> =>
  withFolder(async (folder) => {
    tell('writing VGG16')
    await writeSeededPackage(join(folder, 'model', 'vgg16'), 'vgg16', { weights: 'uint8' })
    await cp(`public/model/${EMBEDDED_MODEL}`, join(folder, 'model', EMBEDDED_MODEL), { recursive: true })
    const peer = await startGradCam()
    tell(peer ? peer.version : 'no Python has grad-cam')
    try {
      return await withBrowserBench(folder, async (bench) => {
        const vgg = await measure(bench, folder, 'VGG16, seeded', 'vgg16', peer)
        const first = await firstMaps(join(folder, 'model', EMBEDDED_MODEL), ['scoreCam', 'rise'], tell)
        const lite = await measure(bench, folder, 'EfficientNet-Lite0', EMBEDDED_MODEL, undefined, first)
        return {
          title: 'What each method takes on the processor',
          machine: bench.machine,
          columns,
          rows: [...vgg, ...lite],
          notes: [
            `The sample “cat”, the last layer, the logit of another class each time, one thread of the worker's own code in Chromium; the median of ${ROUNDS} rounds, in each of which every method and grad-cam have their turn. VGG16 has seeded weights in uint8.`,
            'Time: beside the forward pass of the picture, which is kept. Alone: the same question again, whose outputs and gradients are read. To Grad-CAM, and to grad-cam: with the forward pass in both.',
            `Those marked ~ are reckoned from their first ${STEPS} steps, of Heatlens and of grad-cam (Score-CAM and Ablation-CAM). First map: its correlation with the exact one after ten passes.`,
            peer
              ? `${peer.version}: VGG16 with random weights in float32, one thread, with its own forward pass.`
              : 'grad-cam was not measured: HEATLENS_TORCH_PYTHON names a Python with torch, torchvision and grad-cam.',
          ],
        }
      })
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

/** Measures the methods on the package `model/<id>` of a folder. */
async function measure(
  { site, startMethods }: BrowserBench,
  folder: string,
  network: string,
  id: string,
  peer: GradCamPeer | undefined,
  correlations: ReadonlyMap<string, number> = new Map(),
): Promise<MethodRow[]> {
  const { preprocessing } = await openPackage('http://models.test/x/model.json', fetchFolder(join(folder, 'model', id)))
  const { input } = toInput(readSample('cat'), preprocessing)
  await writeFile(join(folder, `${id}.bin`), new Uint8Array(input.buffer))
  const model = `${site.address}/model/${id}/model.json`
  const time = await startMethods({ model, input: `${site.address}/files/${id}.bin` })

  // The first ones warm up.
  for (let run = 0; run < WARM_UPS; run++) {
    await time({ method: 'gradCam', classIndex: 1, mostSteps: STEPS, again: false })
  }
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
      const mostSteps = id === 'ablationCam' ? CHANNELS : STEPS
      const took = await time({ method: id, classIndex: 2 + round, mostSteps, again: oneLayer.includes(id) })
      passMs.push(took.forwardMs)
      own.ours.push(took.own)
      if (took.again) own.alone.push(took.again.ms)
      if (peer && theirIds.has(id) && !(isMany && round > 0)) own.theirs.push(await theirTime(peer, id, isMany))
      tell(`${network}, ${id}, round ${round + 1}: ${milliseconds(took.own.ms)}`)
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

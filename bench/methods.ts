import { execFile } from 'node:child_process'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { fetchFolder, simd } from '../fixtures/packages.ts'
import { methodNames } from '../src/explain/methods/names.ts'
import { normal } from '../src/explain/random.ts'
import type { Explanation } from '../src/types.ts'
import { createExplainer } from '../src/worker/explainer/createExplainer.ts'
import { withFolder } from './browserBench.ts'
import type { Answer } from './index.ts'
import { milliseconds } from './ratios.ts'
import { writeSeededPackage } from './seededPackage.ts'
import { timeMethod } from './timeMethod.ts'

type MethodRow = {
  network: string
  method: string
  ms: number
  isReckoned: boolean
  /** To the forward pass, and to Grad-CAM from the kept pass. */
  toForward: number
  toGradCam: number
  /** grad-cam's, in ms, with its own forward pass. */
  theirs: number | null
  /** Of the map after ten steps with the exact one. */
  correlation: number | null
}

/** Those whose first map is compared with the exact one. */
const refined = ['scoreCam', 'rise']

/** Measures every method on the CPU engine, one thread. */
export const methods = (): Promise<Answer<MethodRow>> =>
  withFolder(async (folder) => {
    await writeSeededPackage(join(folder, 'vgg16'), 'vgg16')
    const theirs = await gradCamTimes()
    const rows = [
      ...(await measure('VGG16, seeded', join(folder, 'vgg16'), theirs.times, ['scoreCam'])),
      ...(await measure('EfficientNet-Lite0', 'public/model/efficientnet-lite0', {}, refined)),
    ]
    return {
      title: 'What each method takes on the processor',
      machine: `${cpus()[0]?.model.trim()}, ${cpus().length} cores; Node ${process.version}`,
      columns,
      rows,
      notes: [
        'Times are beside the forward pass of the picture, which is kept: at the last layer, for the logit, another class each time, one thread, median of five. Those marked ~ are reckoned from their first 24 steps.',
        'The last column is the correlation of the map after ten passes with the exact one.',
        theirs.note,
      ],
    }
  })

const ratio = (value: number) => value.toFixed(value < 10 ? 2 : 0)

const columns: Answer<MethodRow>['columns'] = [
  { title: 'network', cell: ({ network }) => network },
  { title: 'method', cell: ({ method }) => method },
  { title: 'time', cell: ({ ms, isReckoned }) => `${isReckoned ? '~ ' : ''}${milliseconds(ms)}` },
  { title: 'forward passes', cell: ({ toForward }) => ratio(toForward) },
  { title: 'times Grad-CAM', cell: ({ toGradCam }) => ratio(toGradCam) },
  { title: 'grad-cam', cell: ({ theirs }) => (theirs === null ? '' : milliseconds(theirs)) },
  { title: 'first map', cell: ({ correlation }) => (correlation === null ? '' : correlation.toFixed(3)) },
]

async function measure(
  network: string,
  folder: string,
  theirs: Readonly<Record<string, number>>,
  exact: readonly string[],
): Promise<MethodRow[]> {
  const explainer = createExplainer({ simd, fetch: fetchFolder(folder) })
  const { model } = await explainer.open({ modelUrl: 'http://models.test/model/x/model.json', backend: 'wasm' }, () => {})
  const { height, width, channels } = model.input
  const layer = model.targetLayer
  // Like a prepared picture: its values are about as large.
  const input = normal(height * width * channels, 1).map((value) => value * (model.preset === 'caffe' ? 50 : 0.5))
  // The first one warms up.
  await explainer.forward(input, layer)
  const { forwardMs } = await explainer.forward(input, layer)
  const rows: MethodRow[] = []
  for (const [id, method] of Object.entries(methodNames)) {
    const { pass } = await explainer.forward(input, layer)
    const question = { method: id, layer, score: 'logit' } as const
    const found = await timeMethod(explainer, pass, question, exact.includes(id))
    const toGradCam = found.ms / (rows[0]?.ms ?? found.ms)
    rows.push({
      ...{ network, method, ms: found.ms, isReckoned: found.isReckoned, toForward: found.ms / forwardMs, toGradCam },
      theirs: theirs[id] ?? null,
      correlation: found.early && found.exact ? correlationOf(found.early, found.exact) : null,
    })
    console.error(`${network}, ${method}: ${milliseconds(found.ms)}`)
  }
  return rows
}

/** Pearson's correlation of two maps. */
function correlationOf({ heatmap: a }: Explanation, { heatmap: b }: Explanation): number {
  const centred = (values: Float32Array) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    return Float64Array.from(values, (value) => value - mean)
  }
  const [x, y] = [centred(a.values), centred(b.values)]
  const dot = (one: Float64Array, other: Float64Array) => one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0)
  return dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y))
}

/** grad-cam's times in the Python of HEATLENS_PYTHON, or why there are none. */
async function gradCamTimes(): Promise<{ times: Record<string, number>; note: string }> {
  const python = process.env.HEATLENS_PYTHON
  if (!python) {
    return { times: {}, note: 'grad-cam was not measured: HEATLENS_PYTHON names a Python with torch, torchvision and grad-cam.' }
  }
  const script = fileURLToPath(new URL('gradCam.py', import.meta.url))
  const env = { ...process.env, OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1' }
  const { stdout } = await promisify(execFile)(python, [script], { env })
  const times = JSON.parse(stdout) as Record<string, number>
  const note = `grad-cam: on PyTorch, VGG16 with random weights, one thread, the best of three (once for Score-CAM and Ablation-CAM), with its own forward pass of ${milliseconds(times.forward ?? Number.NaN)}.`
  return { times, note }
}

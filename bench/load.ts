import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fullSizeH5 } from '../fixtures/seededH5.ts'
import type { Answer } from './answer.ts'
import { buildPage } from './buildPage.ts'
import { type Load, type LoadPair, loadTwice, openFile } from './loadOnce.ts'
import { median } from './median.ts'
import { EVERY_MS } from './processMemory.ts'
import { FLOAT32_BYTES, writeSeededPackage } from './seededPackage.ts'
import { openSite, type Site } from './site.ts'

const ID = 'vgg16-seeded'
const FOLDER = `/model/${ID}/`

/** Number of loads of each contender by backend, and Heatlens' memory goal in multiples of the weights. */
const backends = { wasm: { runs: 3, memoryGoal: 2.2 }, webgl: { runs: 2, memoryGoal: 1.3 } } as const

/** Time goal: less than this share of stock's. */
const TIME_GOAL = 0.5
/** Longer tasks are noticeable. */
const TASK_GOAL_MS = 50

type Backend = keyof typeof backends
type Contender = 'heatlens' | 'stock'

/** The page of each contender that loads the network on a backend. */
const pages: Record<Contender, (backend: Backend) => string> = {
  heatlens: (backend) => `/?model=${ID}&backend=${backend}`,
  stock: (backend) => `/stock/?model=..${FOLDER}model.json&backend=${backend}`,
}

/** Results of one contender on one backend; messages of the failed runs. */
interface Runs {
  pairs: LoadPair[]
  failures: string[]
}

/** One measurement on one backend. */
export type LoadRow = {
  what: string
  backend: Backend
  unit: 'bytes' | 'ms'
  /** Heatlens' median in the unit of the goal: multiples of the weights, share of stock's time, or ms. */
  score: number | null
  /** Stock's, if it has one. */
  stockScore: number | null
  goal: string
  met: boolean | null
} & Record<Contender, { values: number[]; failures: string[] }>

/** Measures loads of full-size VGG16, alternating between Heatlens and stock TensorFlow.js. */
export async function load(): Promise<Answer<LoadRow>> {
  const folder = await mkdtemp(join(tmpdir(), 'heatlens-bench-'))
  await Promise.all([buildPage('stock', join(folder, 'stock')), writeSeededPackage(join(folder, ID), ID)])
  const site = await openSite({
    '/stock/': join(folder, 'stock'),
    [FOLDER]: join(folder, ID),
    '/': fileURLToPath(new URL('../dist', import.meta.url)),
  })
  try {
    const rows: LoadRow[] = []
    let machine = ''
    for (const backend of Object.keys(backends) as Backend[]) {
      const runs = await runByTurns(site, backend)
      const importTask = backend === 'wasm' ? await openFile(site, '/?backend=wasm', await fullSizeH5(), 'VGG16') : null
      rows.push(...rowsOf(backend, runs, importTask))
      machine ||= runs.heatlens.pairs[0]?.machine ?? ''
    }
    return { title: 'Loading VGG16', machine, columns, rows, notes }
  } finally {
    site.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function runByTurns(site: Site, backend: Backend): Promise<Record<Contender, Runs>> {
  const runs: Record<Contender, Runs> = { heatlens: { pairs: [], failures: [] }, stock: { pairs: [], failures: [] } }
  for (let run = 1; run <= backends[backend].runs; run++) {
    for (const contender of ['heatlens', 'stock'] as const) {
      try {
        const pair = await loadTwice(site, pages[contender](backend), FOLDER)
        runs[contender].pairs.push(pair)
        console.error(`${backend}, run ${run}, ${contender}: ${tell(pair.first)}; warm ${tell(pair.warm)}`)
      } catch (error) {
        runs[contender].failures.push(error instanceof Error ? error.message : String(error))
        console.error(`${backend}, run ${run}, ${contender}: ${runs[contender].failures.at(-1)}`)
      }
    }
  }
  return runs
}

const tell = ({ ms, peak, idle }: Load) =>
  `${seconds(ms)}, at most ${gigabytes(peak.total)} (renderers ${gigabytes(peak.renderer)}, GPU process ${gigabytes(peak.gpu)}; idle ${gigabytes(idle.total)})`

function rowsOf(backend: Backend, runs: Record<Contender, Runs>, importTask: number | null): LoadRow[] {
  const { memoryGoal } = backends[backend]
  const both = (value: (pair: LoadPair) => number) => ({
    heatlens: { values: runs.heatlens.pairs.map(value), failures: runs.heatlens.failures },
    stock: { values: runs.stock.pairs.map(value), failures: runs.stock.failures },
  })
  const memory = (what: string, value: (pair: LoadPair) => number, goal?: number): LoadRow => {
    const measured = both(value)
    const score = over(median(measured.heatlens.values), FLOAT32_BYTES)
    const stockScore = over(median(measured.stock.values), FLOAT32_BYTES)
    return {
      what,
      backend,
      unit: 'bytes',
      score,
      stockScore,
      goal: goal === undefined ? '' : `at most ${goal} ×`,
      met: goal === undefined || score === null ? null : score <= goal,
      ...measured,
    }
  }
  const time = (what: string, value: (pair: LoadPair) => number, goal?: number): LoadRow => {
    const measured = both(value)
    const score = over(median(measured.heatlens.values), median(measured.stock.values))
    return {
      what,
      backend,
      unit: 'ms',
      score,
      stockScore: null,
      goal: goal === undefined ? '' : `under ${goal} × stock's`,
      met: goal === undefined || score === null ? null : score < goal,
      ...measured,
    }
  }
  const task = (what: string, values: number[], stock: number[] = []): LoadRow => ({
    what,
    backend,
    unit: 'ms',
    score: values.length > 0 ? Math.max(...values) : null,
    stockScore: null,
    goal: `none over ${TASK_GOAL_MS} ms`,
    met: values.length > 0 ? values.every((value) => value <= TASK_GOAL_MS) : null,
    heatlens: { values, failures: [] },
    stock: { values: stock, failures: [] },
  })
  const longest = ({ first, warm }: LoadPair) => Math.max(first.longestTask, warm.longestTask)
  return [
    memory('peak memory, first load', ({ first }) => first.peak.total, memoryGoal),
    memory('peak memory, warm cache', ({ warm }) => warm.peak.total, memoryGoal),
    memory('the same, beyond an empty page', ({ warm }) => warm.peak.total - warm.idle.total),
    memory('memory of an empty page', ({ warm }) => warm.idle.total),
    time('warm cache to ready', ({ warm }) => warm.ms, TIME_GOAL),
    time('first load to ready', ({ first }) => first.ms),
    task("longest task on the page's thread", runs.heatlens.pairs.map(longest), runs.stock.pairs.map(longest)),
    ...(importTask === null ? [] : [task('the same, while the .h5 is opened', [importTask])]),
  ]
}

const over = (a: number, b: number) => (Number.isFinite(a / b) ? a / b : null)

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(2)} GB`

const show = (row: LoadRow, value: number) => {
  if (row.unit === 'bytes') return gigabytes(value)
  if (row.goal.startsWith('none')) return value === 0 ? `none over ${TASK_GOAL_MS} ms` : `${value.toFixed(0)} ms`
  return seconds(value)
}

function score({ score, stockScore, unit, goal }: LoadRow): string {
  if (score === null) return '–'
  if (unit === 'bytes')
    return `${score.toFixed(2)} × the weights${stockScore === null ? '' : `, stock ${stockScore.toFixed(2)} ×`}`
  return goal.startsWith('none') ? '' : `${score.toFixed(2)} × stock's`
}

function values(row: LoadRow, contender: Contender): string {
  const { values, failures } = row[contender]
  if (values.length > 0) return `${show(row, median(values))} (${show(row, Math.min(...values))})`
  return failures[0]?.split('\n')[0] ?? ''
}

const columns: Answer<LoadRow>['columns'] = [
  { title: 'what', cell: ({ what }) => what },
  { title: 'backend', cell: ({ backend }) => backend },
  { title: 'ratio', cell: score },
  { title: 'goal', cell: ({ goal }) => goal },
  { title: 'met', cell: ({ met }) => (met === null ? '' : met ? 'yes' : '**no**') },
  { title: 'Heatlens, median (least)', cell: (row) => values(row, 'heatlens') },
  { title: 'stock TF.js, median (least)', cell: (row) => values(row, 'stock') },
]

const notes = [
  `VGG16 at its full size with seeded weights, float32: ${gigabytes(FLOAT32_BYTES)}. Heatlens and stock take turns, ${Object.entries(
    backends,
  )
    .map(([id, { runs }]) => `${runs} times each on ${id}`)
    .join(', ')}; each load has its own browser process.`,
  `Memory is the sum of the renderer processes and the GPU process (Pss, sampled every ${EVERY_MS} ms), without those that draw the browser's own interface; on a machine with a real graphics processor, its memory is not included.`,
  'A first load is from the server; the warm cache is the device for Heatlens (Cache Storage, every SHA-256 checked) and the HTTP cache for stock, and neither requests weights from the server again. Ready means that the next run is not the slow one: stock runs a worker that calls `tf.loadLayersModel` and `predict` on zeros, with default settings; Heatlens on webgl has compiled every step and uploaded and packed every weight, drawing one pixel per step, and on wasm it has all weights where its kernels read them.',
  'On a machine without a graphics processor the textures of webgl are in the memory of the GPU process: the weights, and while block1_conv2 is warmed up the 116 MB into which TF.js unrolls its inputs.',
  "The longest task of stock's page, which draws nothing, shows how much of Heatlens' is due to the machine and the browser.",
]

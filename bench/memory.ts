import { join } from 'node:path'
import { samplePath } from '../fixtures/goldens.ts'
import type { Answer } from './answer.ts'
import { startBareBrowser } from './bareBrowser.ts'
import { openBrowser } from './browser.ts'
import { siteFolders, withFolder } from './browserBench.ts'
import { buildPage } from './buildPage.ts'
import { PICTURE } from './input.ts'
import { withProfile } from './loadOnce.ts'
import { describeMachine } from './machine.ts'
import { median } from './median.ts'
import { EVERY_MS, type MemoryUse, watchMemory } from './processMemory.ts'
import { metCell } from './ratios.ts'
import { FLOAT32_BYTES, writeSeededPackage } from './seededPackage.ts'
import { openSite, type Site } from './site.ts'

const ID = 'vgg16-seeded'
const RUNS = 7

/** The tab's memory goal, in multiples of the weights as float32. */
const GOAL = 0.55

const contenders = ['heatlens', 'stock'] as const

type Contender = (typeof contenders)[number]

/** One visit, from an empty page to the answer. */
interface Visit {
  idle: MemoryUse
  peak: MemoryUse
  after: MemoryUse
}

/** One measurement, in bytes. */
export type MemoryRow = { what: string; goal: number | null; met: boolean | null } & Record<Contender, number[]>

/** Measures the tab's memory with VGG16 in uint8 on the CPU. */
export const memory = (): Promise<Answer<MemoryRow>> =>
  withFolder(async (folder) => {
    await buildPage('stock', join(folder, 'stock'))
    await writeSeededPackage(join(folder, 'model', ID), ID, { weights: 'uint8' })
    // Stock's threaded build, its choice if threads are available, does not start in a bundled worker.
    const sites = {
      heatlens: await openSite(siteFolders(folder), { isolated: true }),
      stock: await openSite({ '/stock/': join(folder, 'stock'), ...siteFolders(folder) }),
    }
    try {
      const visits: Record<Contender, Visit[]> = { heatlens: [], stock: [] }
      const machine = await machineOf(sites.heatlens)
      for (let run = 1; run <= RUNS; run++) {
        for (const contender of contenders) {
          const visit = await visitOnce(contender, sites[contender])
          visits[contender].push(visit)
          console.error(
            `run ${run}, ${contender}: ${megabytes(visit.peak.renderer)} at most, ${megabytes(visit.after.renderer)} after`,
          )
        }
      }
      return { title: 'Memory of the tab on the processor', machine, columns, rows: rowsOf(visits), notes }
    } finally {
      for (const site of Object.values(sites)) site.stop()
    }
  })

/** Time for a page to become idle. */
const REST_MS = 2000

/** Loads the network into an empty profile and analyses a picture; stock analyses zeros. */
const visitOnce = (contender: Contender, site: Site): Promise<Visit> =>
  withProfile(async (profile) => {
    const browser = await startBareBrowser(profile)
    try {
      await browser.goto(`${site.address}/blank`)
      await new Promise((resolve) => setTimeout(resolve, REST_MS))
      const memory = await watchMemory(profile)
      try {
        const idle = await memory.now()
        memory.takePeak()
        const isIn = (...states: string[]) =>
          `${JSON.stringify(states)}.includes(document.querySelector('main')?.dataset.state)`
        const reach = async (state: string) => {
          await browser.until(isIn(state, 'failed'))
          if (await browser.evaluate(isIn('failed')))
            throw new Error(await browser.evaluate<string>("document.querySelector('[role=alert]').innerText"))
        }
        if (contender === 'heatlens') {
          await browser.goto(`${site.address}/?model=${ID}&backend=wasm`)
          await reach('ready')
          await browser.drop(samplePath(PICTURE), "document.body.innerText.includes('Drop to analyse')")
          await reach('done')
        } else {
          await browser.goto(`${site.address}/stock/?model=../model/${ID}/model.json&backend=wasm`)
          await reach('ready')
        }
        // Work after the answer is part of the visit.
        await new Promise((resolve) => setTimeout(resolve, REST_MS))
        const after = await memory.now()
        const peak = memory.takePeak()
        // The last sample may exceed all earlier ones.
        return { idle, peak: peak.total > after.total ? peak : after, after }
      } finally {
        await memory.stop()
      }
    } finally {
      await browser.close()
    }
  })

/** The browser and the machine, queried apart from the measurement. */
const machineOf = (site: Site): Promise<string> =>
  withProfile(async (profile) => {
    const { page, close } = await openBrowser(profile, `${site.address}/blank`)
    try {
      return await describeMachine(page)
    } finally {
      await close()
    }
  })

function rowsOf(visits: Record<Contender, Visit[]>): MemoryRow[] {
  const row = (what: string, value: (visit: Visit) => number, goal: number | null = null): MemoryRow => {
    const [heatlens, stock] = contenders.map((contender) => visits[contender].map(value)) as [number[], number[]]
    return { what, goal, met: goal === null ? null : median(heatlens) <= goal * FLOAT32_BYTES, heatlens, stock }
  }
  return [
    row('the tab, at most', ({ peak }) => peak.renderer, GOAL),
    row('the same, beyond an empty page', ({ peak, idle }) => peak.renderer - idle.renderer),
    row('the tab, after the answer', ({ after }) => after.renderer),
    row('the tab with an empty page', ({ idle }) => idle.renderer),
    row('the tab and the GPU process, at most', ({ peak }) => peak.total),
    row('both with an empty page', ({ idle }) => idle.total),
  ]
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`
const share = (values: readonly number[]) => `${(median(values) / FLOAT32_BYTES).toFixed(2)} ×`
const bytesCell = (values: readonly number[]) => `${megabytes(median(values))} (${megabytes(Math.min(...values))})`

const columns: Answer<MemoryRow>['columns'] = [
  { title: 'what', cell: ({ what }) => what },
  {
    title: 'in sizes of the float32 weights',
    cell: ({ heatlens, stock }) => `${share(heatlens)}, stock ${share(stock)}`,
  },
  { title: 'goal', cell: ({ goal }) => (goal === null ? '' : `at most ${goal} ×`) },
  { title: 'met', cell: metCell },
  { title: 'Heatlens, median (least)', cell: ({ heatlens }) => bytesCell(heatlens) },
  { title: 'stock TF.js, median (least)', cell: ({ stock }) => bytesCell(stock) },
]

const notes = [
  `VGG16 at its full size with seeded weights in uint8, 138 MB; in float32 it would be ${megabytes(FLOAT32_BYTES)}. ${RUNS} visits each in turns, each in its own browser process and profile: the network is fetched, and Heatlens (with \`?backend=wasm\`) is given a picture, shows its result and is idle for two seconds; stock calls \`tf.loadLayersModel\` and \`predict\` on zeros on its wasm backend, and explains nothing.`,
  `Memory is Linux' proportional set size, sampled every ${EVERY_MS} ms: the tab is the renderer processes of pages, with their workers, without those that draw the browser's own interface; the GPU process draws the page.`,
  'The browser is driven by a pipe, and only asked for the state of the page. Under Playwright, which makes it keep what pages receive and write, the tab takes about 30 MB more. The browser keeps no spare process for the next site.',
]

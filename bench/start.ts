import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { samplePath } from '../fixtures/goldens.ts'
import type { BackendId } from '../src/ids.ts'
import type { Answer } from './answer.ts'
import { openBrowser } from './browser.ts'
import { siteFolders, withFolder } from './browserBench.ts'
import { PICTURE } from './input.ts'
import { withProfile } from './loadOnce.ts'
import { describeMachine } from './machine.ts'
import { median } from './median.ts'
import { openSite, type Site } from './site.ts'
import { slowDown } from './slowDown.ts'

const LIMIT_MS = 300_000
const SLOWER = 4

/** The engines, and how often each is started; WebGL may be drawn in software. */
const engines = { chosen: 3, wasm: 3, webgl: 1 } as const

type Asked = keyof typeof engines

/** One visit; milliseconds from its navigation. */
interface Visit {
  /** When its picture was chosen. */
  chosenMs: number
  readyMs: number
  answerMs: number
  /** The engine that gave the first answer, and the one in use at the end. */
  first: string
  last: string
  /** Bytes of the tab at its peak and after the answer, beyond an empty page. */
  peak: number
  after: number
}

/** The visits of one kind. */
export type StartRow = {
  engine: Asked
  visit: 'first' | 'later'
  slower: number
  visits: readonly Visit[]
}

declare global {
  interface Window {
    /** When the page first had each state. */
    stateAt: Record<string, number>
    /** When its picture was chosen. */
    chosenAt: number
  }
}

/** Measures the time from an address to the first answer of the embedded network. */
export const start = (): Promise<Answer<StartRow>> =>
  withFolder(async (folder) => {
    const site = await openSite(
      { ...siteFolders(folder), '/model/': fileURLToPath(new URL('../dist/model', import.meta.url)) },
      { isolated: true },
    )
    try {
      const rows: StartRow[] = []
      let machine = ''
      for (const slower of [1, SLOWER]) {
        for (const [engine, runs] of Object.entries(engines) as [Asked, number][]) {
          const pairs: { first: Visit; later: Visit }[] = []
          for (let run = 1; run <= runs; run++) {
            const pair = await visitTwice(site, engine, slower)
            machine ||= pair.machine
            pairs.push(pair)
            console.error(
              `${engine}, ${slower} times slower, run ${run}: ${tell(pair.first)}; later ${tell(pair.later)}`,
            )
          }
          for (const visit of ['first', 'later'] as const) {
            rows.push({ engine, visit, slower, visits: pairs.map((pair) => pair[visit]) })
          }
        }
      }
      return { title: 'From the address to the first answer', machine, columns, rows, notes }
    } finally {
      site.stop()
    }
  })

const tell = ({ chosenMs, readyMs, answerMs, first, last }: Visit) =>
  `picture ${chosenMs.toFixed(0)} ms, ready ${readyMs.toFixed(0)} ms, answer ${answerMs.toFixed(0)} ms by ${first}, then ${last}`

/** A first visit, and another one in a new browser process with the same profile. */
const visitTwice = (site: Site, engine: Asked, slower: number) =>
  withProfile(async (profile) => {
    const { machine, ...first } = await visitOnce(site, profile, engine, slower)
    const { machine: _, ...later } = await visitOnce(site, profile, engine, slower)
    return { machine, first, later }
  })

async function visitOnce(
  site: Site,
  profile: string,
  engine: Asked,
  slower: number,
): Promise<Visit & { machine: string }> {
  const { page, memory, idle, close } = await openBrowser(profile, `${site.address}/blank`)
  try {
    const machine = await describeMachine(page)
    await page.addInitScript(watchPage, await readFile(samplePath(PICTURE), 'base64'))
    const speedUp = slower > 1 ? slowDown(profile, slower) : undefined
    memory.takePeak()
    const address = `${site.address}/${engine === 'chosen' ? '' : `?backend=${engine}`}`
    await page.goto(address, { waitUntil: 'commit' })
    await page.waitForFunction(() => 'done' in window.stateAt || 'failed' in window.stateAt, null, {
      polling: 200,
      timeout: LIMIT_MS,
    })
    const { done, failed, ...others } = await page.evaluate(() => window.stateAt)
    const chosenMs = await page.evaluate(() => window.chosenAt)
    if (done === undefined || failed !== undefined) throw new Error(await page.getByRole('alert').innerText())
    const first = await engineOf(page)
    // An engine that gets ready behind the first one belongs to the visit.
    await page.getByText(/It answers at once/).waitFor({ state: 'detached', timeout: LIMIT_MS })
    await page.waitForTimeout(1000)
    const last = await engineOf(page)
    const [after, peak] = [await memory.now(), memory.takePeak()]
    await speedUp?.()
    return {
      ...{ machine, first, last, chosenMs },
      readyMs: Math.min(done, ...[others.ready, others.working].filter((at) => at !== undefined)),
      answerMs: done,
      peak: Math.max(peak.renderer, after.renderer) - idle.renderer,
      after: after.renderer - idle.renderer,
    }
  } finally {
    await close()
  }
}

/**
 * Notes when the page has which state, and chooses a PNG (base64) as soon as the page takes pictures: before the network
 * is there and before all has loaded. Within the page, because the driver takes half a second to hand a file over.
 */
function watchPage(png: string) {
  window.stateAt = {}
  new MutationObserver(() => {
    const state = document.querySelector('main')?.dataset.state
    if (state) window.stateAt[state] ??= performance.now()
    const field = document.querySelector<HTMLInputElement>('input[type=file][accept*=image]')
    if (!field || window.chosenAt) return
    window.chosenAt = performance.now()
    const files = new DataTransfer()
    files.items.add(
      new File([Uint8Array.from(atob(png), (byte) => byte.charCodeAt(0))], 'picture.png', { type: 'image/png' }),
    )
    field.files = files.files
    field.dispatchEvent(new Event('change', { bubbles: true }))
  }).observe(document, { subtree: true, childList: true, attributeFilter: ['data-state'] })
}

const names: Readonly<Record<BackendId, string>> = { webgl: 'WebGL', wasm: 'WebAssembly', cpu: 'plain JavaScript' }

/** The engine that the page names. */
async function engineOf(page: Parameters<typeof describeMachine>[0]): Promise<string> {
  const text = (await page.getByText(/^It runs on /).textContent()) ?? ''
  return Object.entries(names).find(([, name]) => text.startsWith(`It runs on ${name}`))?.[0] ?? text
}

const ms = (row: StartRow, value: (visit: Visit) => number) => {
  const values = row.visits.map(value)
  return `${median(values).toFixed(0)} ms (${Math.min(...values).toFixed(0)})`
}
const megabytes = (row: StartRow, value: (visit: Visit) => number) =>
  row.slower > 1 ? '' : `${(median(row.visits.map(value)) / 1e6).toFixed(0)} MB`

const columns: Answer<StartRow>['columns'] = [
  { title: 'engine', cell: ({ engine }) => (engine === 'chosen' ? 'none asked for' : engine) },
  { title: 'visit', cell: ({ visit }) => visit },
  { title: 'processor', cell: ({ slower }) => (slower > 1 ? `${slower} times slower` : 'as it is') },
  { title: 'picture chosen, median (least)', cell: (row) => ms(row, ({ chosenMs }) => chosenMs) },
  { title: 'ready, median (least)', cell: (row) => ms(row, ({ readyMs }) => readyMs) },
  { title: 'first answer, median (least)', cell: (row) => ms(row, ({ answerMs }) => answerMs) },
  { title: 'answered by, then', cell: ({ visits: [one] }) => `${one?.first}, ${one?.last}` },
  { title: 'tab, at most', cell: (row) => megabytes(row, ({ peak }) => peak) },
  { title: 'tab, at the end', cell: (row) => megabytes(row, ({ after }) => after) },
]

const notes = [
  `The embedded network and a picture that is chosen as soon as the page takes it. Milliseconds from the navigation; ready means that the network can answer, the first answer that its three classes and its heatmap are on the page. ${Object.entries(
    engines,
  )
    .map(([engine, runs]) => `${engine}: ${runs} ${runs === 1 ? 'pair' : 'pairs'} of visits`)
    .join(
      ', ',
    )}, each visit in its own browser process. A first visit has an empty profile; a later one has the page's files in the HTTP cache and the network on the device.`,
  `Where the processor is slower, the processes of the pages and their workers run a ${SLOWER}th of the time: DevTools' throttling would slow the page's thread alone. The GPU process, which draws WebGL in software where there is no graphics processor, is not slowed.`,
  "Memory is Linux' proportional set size of the renderer processes beyond that of an empty page. Where a graphics processor is used, its own memory is not included.",
]

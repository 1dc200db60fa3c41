import { stat } from 'node:fs/promises'
import { startBareBrowser } from '../bareBrowser.ts'
import { withProfile } from '../loadOnce.ts'
import { type MemoryUse, watchMemory } from '../processMemory.ts'
import { memoryRow, type RatioRow, ratioRow } from '../ratios.ts'
import type { Site } from '../site.ts'

/** The most memory, in sizes of the file. */
const GOAL = 1.3

const RUNS = 3

/** Time for a page to become idle. */
const REST_MS = 2000

/** One file that was opened: the memory of the tab before and at most, and milliseconds until it can answer. */
interface Opening {
  before: MemoryUse
  peak: MemoryUse
  ms: number
}

/** What is dropped on which page, and when it is open. */
interface Asked {
  page: string
  file: string
  isOver: string
  isOpen: string
}

const stateIs = (state: string) => `document.querySelector('main')?.dataset.state === '${state}'`

/** Heatlens with another network, whose place the file takes. */
const inHeatlens = (before: string, file: string): Asked => ({
  page: `/?model=${before}&backend=wasm`,
  file,
  isOver: "document.body.innerText.includes('Drop to analyse')",
  isOpen: `document.querySelector('main')?.dataset.model !== '${before}' && ${stateIs('ready')}`,
})

const inOnnxRuntime = (file: string): Asked => ({ page: '/onnx/', file, isOver: 'true', isOpen: stateIs('done') })

/** Opens a file by dropping it on a page in a new browser. Throws Error with the page's own message if it fails. */
const openOnce = (site: Site, { page, file, isOver, isOpen }: Asked): Promise<Opening> =>
  withProfile(async (profile) => {
    const browser = await startBareBrowser(profile)
    try {
      await browser.goto(site.address + page)
      await browser.until(stateIs('ready'))
      await new Promise((resolve) => setTimeout(resolve, REST_MS))
      const memory = await watchMemory(profile)
      try {
        const before = await memory.now()
        memory.takePeak()
        const start = performance.now()
        await browser.drop(file, isOver)
        await browser.until(`(${isOpen}) || ${stateIs('failed')}`)
        const ms = performance.now() - start
        if (!(await browser.evaluate<boolean>(isOpen)))
          throw new Error(await browser.evaluate<string>("document.querySelector('main').innerText"))
        await new Promise((resolve) => setTimeout(resolve, REST_MS))
        return { before, peak: memory.takePeak(), ms }
      } finally {
        await memory.stop()
      }
    } finally {
      await browser.close()
    }
  })

/**
 * Measures what it takes to open a .keras and a .onnx of one network in place of the network `before`, the latter in
 * onnxruntime-web too.
 */
export async function opened(
  site: Site,
  before: string,
  [keras, onnx]: readonly [string, string],
  name: string,
): Promise<RatioRow[]> {
  const asked = {
    keras: inHeatlens(before, keras),
    onnx: inHeatlens(before, onnx),
    ort: inOnnxRuntime(onnx),
  }
  const found: Record<keyof typeof asked, Opening[]> = { keras: [], onnx: [], ort: [] }
  for (let run = 1; run <= RUNS; run++) {
    for (const key of Object.keys(asked) as (keyof typeof asked)[]) {
      const opening = await openOnce(site, asked[key])
      found[key].push(opening)
      const [before, peak] = [opening.before.renderer, opening.peak.renderer].map((bytes) => (bytes / 1e6).toFixed(0))
      console.error(`run ${run}, ${key}: ${opening.ms.toFixed(0)} ms, from ${before} to at most ${peak} MB`)
    }
  }
  const tab = (openings: readonly Opening[]) => openings.map(({ peak }) => peak.renderer)
  const beyond = (openings: readonly Opening[]) => openings.map(({ peak, before }) => peak.renderer - before.renderer)
  const [size, onnxSize] = [(await stat(keras)).size, (await stat(onnx)).size]
  const ofFile = (what: string, values: number[], bytes: number, goal: number | null) =>
    memoryRow(what, 'the size of the file', { values }, { values: [bytes] }, goal)
  return [
    ofFile(`${name}.keras opened: memory beyond the page before`, beyond(found.keras), size, GOAL),
    ofFile('the same: the tab at most', tab(found.keras), size, null),
    ofFile(`${name}.onnx opened: memory beyond the page before`, beyond(found.onnx), onnxSize, GOAL),
    memoryRow('the same', 'onnxruntime-web', { values: beyond(found.onnx) }, { values: beyond(found.ort) }, 1),
    ratioRow(
      `${name}.onnx dropped to ready`,
      'onnxruntime-web',
      { values: found.onnx.map(({ ms }) => ms) },
      { values: found.ort.map(({ ms }) => ms) },
      { fasterThan: null },
    ),
  ]
}

import { join } from 'node:path'
import type { Answer } from './answer.ts'
import { openApp } from './app.ts'
import { openBrowser } from './browser.ts'
import { siteFolders, withFolder } from './browserBench.ts'
import { PICTURE } from './input.ts'
import { withProfile } from './loadOnce.ts'
import { describeMachine } from './machine.ts'
import { median } from './median.ts'
import { metCell, milliseconds } from './ratios.ts'
import { writeSeededPackage } from './seededPackage.ts'
import { openSite } from './site.ts'

const ID = 'vgg16-seeded'
const PICTURES = 200
const AT_A_TIME = 25

/** The most that the last pictures may cost, relative to the first, in time and memory. */
const GOAL = 1.1

/** Some consecutive pictures of a long visit. */
export type PicturesRow = {
  from: number
  to: number
  /** For each picture, the time until its answer is shown. */
  ms: number[]
  /** Memory of the tab, in bytes: the peak meanwhile, and after the last picture. */
  peak: number
  after: number
  /** The median time and the final memory, relative to the first pictures. */
  timeShare: number
  memoryShare: number
  met: boolean | null
}

/** Measures whether the two hundredth picture costs more than the first. */
export const pictures = (): Promise<Answer<PicturesRow>> =>
  withFolder(async (folder) => {
    await writeSeededPackage(join(folder, 'model', ID), ID, { weights: 'uint8' })
    const site = await openSite(siteFolders(folder), { isolated: true })
    try {
      return await withProfile(async (profile) => {
        const { page, memory, close } = await openBrowser(profile, `${site.address}/blank`)
        try {
          const machine = await describeMachine(page)
          const app = await openApp(page, `${site.address}/?model=${ID}&backend=wasm`, folder)
          await app.dropPicture()
          const rows: PicturesRow[] = []
          for (let from = 1; from <= PICTURES; from += AT_A_TIME) {
            memory.takePeak()
            const ms: number[] = []
            while (ms.length < AT_A_TIME) ms.push(await app.dropPicture())
            const after = (await memory.now()).renderer
            const peak = memory.takePeak().renderer
            const [first = { ms, after }] = rows
            const timeShare = median(ms) / median(first.ms)
            const memoryShare = after / first.after
            const met = rows.length === 0 ? null : timeShare <= GOAL && memoryShare <= GOAL
            rows.push({ from, to: from + AT_A_TIME - 1, ms, peak, after, timeShare, memoryShare, met })
            console.error(`${from} to ${from + AT_A_TIME - 1}: ${milliseconds(median(ms))}, ${megabytes(after)}`)
          }
          return { title: 'Two hundred pictures', machine, columns, rows, notes }
        } finally {
          await close()
        }
      })
    } finally {
      site.stop()
    }
  })

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`

const columns: Answer<PicturesRow>['columns'] = [
  { title: 'pictures', cell: ({ from, to }) => `${from} to ${to}` },
  {
    title: 'time and memory, of those of the first',
    cell: ({ timeShare, memoryShare }) => `${timeShare.toFixed(2)} ×, ${memoryShare.toFixed(2)} ×`,
  },
  { title: 'goal', cell: ({ met }) => (met === null ? '' : `at most ${GOAL} × each`) },
  { title: 'met', cell: metCell },
  {
    title: 'a picture, median (least)',
    cell: ({ ms }) => `${milliseconds(median(ms))} (${milliseconds(Math.min(...ms))})`,
  },
  { title: 'the tab afterwards', cell: ({ after }) => megabytes(after) },
  { title: 'at most meanwhile', cell: ({ peak }) => megabytes(peak) },
]

const notes = [
  `The built app with \`?backend=wasm\` and VGG16 at its full size with seeded weights in uint8, in one tab that stays open. “${PICTURE}” is dropped ${PICTURES} times under as many names, each after the previous result; one drop before them is a warm-up. All stay in the list.`,
]

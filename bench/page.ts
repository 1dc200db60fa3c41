import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { encode } from 'fast-png'
import { drop } from '../e2e/helpers/drop.ts'
import { gzipSizeOf, PAGE_LIMIT } from '../e2e/helpers/scriptSize.ts'
import type { Answer } from './answer.ts'
import { launch, observe } from './browser.ts'
import { siteFolders, withFolder } from './browserBench.ts'
import { withProfile } from './loadOnce.ts'
import { describeMachine } from './machine.ts'
import { median } from './median.ts'
import { metCell } from './ratios.ts'
import { openSite, type Site } from './site.ts'

const THROTTLE = 4
const FRAME_MS = 1000 / 60
const LONG_TASK_MS = 50
const VISITS = 3
/** Moves of each slider. */
const MOVES = 60
/** The one measured control that is no slider. */
const MENU = 'Colours'

/** One measurement: milliseconds or bytes of each run. */
export type PageRow = {
  what: string
  unit: 'ms' | 'kB'
  goal: number | null
  met: boolean | null
  values: number[]
}

interface Visit {
  machine: string
  /** All scripts that the page runs up to the result, gzipped. */
  scriptBytes: number
  /** From the first contentful paint to the first request for a network's bytes. */
  paintLeadMs: number
  /** The longest task from the drop to the result. */
  longestTask: number
  /** For each control, main-thread time of each move until its paint. */
  moves: Record<string, number[]>
}

/** Measures the page's response to input on a throttled CPU. */
export const page = (): Promise<Answer<PageRow>> =>
  withFolder(async (folder) => {
    const picture = join(folder, 'twelve-megapixels.png')
    await writeFile(picture, twelveMegapixels())
    const site = await openSite({
      ...siteFolders(folder),
      '/model/': fileURLToPath(new URL('../dist/model', import.meta.url)),
    })
    try {
      const visits: Visit[] = []
      while (visits.length < VISITS) {
        visits.push(await visitOnce(site, picture))
        console.error(`visit ${visits.length}: longest task ${visits.at(-1)?.longestTask.toFixed(0)} ms`)
      }
      const all = (value: (visit: Visit) => number) => visits.map(value)
      const controls = Object.keys(visits[0]?.moves ?? {})
      const within = (goal: number) => (values: readonly number[]) => Math.max(...values) <= goal
      const row = (what: string, unit: 'ms' | 'kB', goal: number | null, values: number[], isMet = within(goal ?? 0)) =>
        ({ what, unit, goal, met: goal === null ? null : isMet(values), values }) satisfies PageRow
      const rows: PageRow[] = [
        row(
          'scripts of the page up to the first result, gzip',
          'kB',
          PAGE_LIMIT / 1000,
          all(({ scriptBytes }) => scriptBytes / 1000),
        ),
        row(
          'first paint before the first byte of a network',
          'ms',
          0,
          all(({ paintLeadMs }) => paintLeadMs),
          (values) => Math.min(...values) > 0,
        ),
        row(
          'longest task from the drop to the result',
          'ms',
          LONG_TASK_MS,
          all(({ longestTask }) => longestTask),
        ),
        ...controls.map((control) => {
          const values = visits.flatMap(({ moves }) => moves[control] as number[])
          // A menu is not dragged: its next choice may wait for a frame.
          if (control === MENU) return row(`another choice in ${control}, until it is painted`, 'ms', null, values)
          return row(
            `a move of ${control}, until it is painted`,
            'ms',
            Number(FRAME_MS.toFixed(1)),
            values,
            (all) => percentile(all, 0.95) <= FRAME_MS,
          )
        }),
      ]
      return { title: 'How the page responds', machine: visits[0]?.machine ?? '', columns, rows, notes }
    } finally {
      site.stop()
    }
  })

const visitOnce = (site: Site, picture: string): Promise<Visit> =>
  withProfile(async (profile) => {
    // Without watching its memory: reading it stops the browser for moments.
    const context = await launch(profile)
    try {
      await observe(context)
      const page = await context.newPage()
      const machine = await describeMachine(page)
      let askedAt = Number.POSITIVE_INFINITY
      site.onRequest((pathname) => {
        if (/^\/model\/.*\.bin$/.test(pathname)) askedAt = Math.min(askedAt, Date.now())
      })
      const devtools = await page.context().newCDPSession(page)
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE })
      await page.goto(`${site.address}/?backend=wasm`)
      await page.locator('main[data-state=ready]').waitFor()
      const paintedAt = await page.evaluate(
        () =>
          performance.timeOrigin +
          (performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.POSITIVE_INFINITY),
      )
      await page.evaluate(() => {
        window.seen.longTasks = []
      })
      await drop(page, picture)
      await page.locator('main[data-state=done]').waitFor()
      // Includes what is drawn shortly after the result.
      await page.waitForTimeout(1000)
      const scripts = await page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .map(({ name }) => new URL(name).pathname)
          .filter((path) => path.startsWith('/assets/') && path.endsWith('.js') && !path.includes('.worker')),
      )
      const longestTask = Math.max(0, ...(await page.evaluate(() => window.seen.longTasks)))
      const moves: Visit['moves'] = {}
      moves.Opacity = await moveSlider(page, 'Opacity')
      await page.getByRole('button', { name: 'Compare' }).click()
      moves.Compare = await moveSlider(page, 'Compare')
      await page.getByRole('button', { name: 'Compare' }).click()
      moves[MENU] = await changeColours(page)
      for (const look of ['Contours', 'Mask']) {
        await page.getByText(look, { exact: true }).click()
        // The switch itself is not measured.
        await page.waitForTimeout(500)
        moves[`Threshold (${look.toLowerCase()})`] = await moveSlider(page, 'Threshold')
      }
      const sizes = [...new Set(scripts)].map(gzipSizeOf)
      return {
        machine,
        scriptBytes: sizes.reduce((sum, size) => sum + size, 0),
        paintLeadMs: askedAt - paintedAt,
        longestTask,
        moves,
      }
    } finally {
      await context.close()
    }
  })

/** Moves a slider once a frame. Returns the main-thread time of each frame, from the move to its paint. */
const moveSlider = (page: Page, name: string) =>
  page.getByRole('slider', { name, exact: true }).evaluate(async (element, moves) => {
    const slider = element as HTMLInputElement
    const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') as PropertyDescriptor
    const took: number[] = []
    for (let move = 0; move < moves; move++) {
      await new Promise<void>((resolve) => {
        requestAnimationFrame(() => {
          const start = performance.now()
          set?.call(slider, String(20 + ((move * 7) % 60)))
          slider.dispatchEvent(new Event('input', { bubbles: true }))
          // A message posted in a frame arrives after its paint.
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => {
            took.push(performance.now() - start)
            port1.close()
            resolve()
          }
          port2.postMessage(null)
        })
      })
    }
    return took
  }, MOVES)

/** The same for switching colour maps. */
const changeColours = (page: Page) =>
  page.getByRole('combobox', { name: MENU }).evaluate(async (element, moves) => {
    const select = element as HTMLSelectElement
    const took: number[] = []
    for (let move = 0; move < moves; move++) {
      await new Promise<void>((resolve) => {
        requestAnimationFrame(() => {
          const start = performance.now()
          select.selectedIndex = move % select.options.length
          select.dispatchEvent(new Event('change', { bubbles: true }))
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => {
            took.push(performance.now() - start)
            port1.close()
            resolve()
          }
          port2.postMessage(null)
        })
      })
    }
    return took
  }, MOVES)

/** 4000 x 3000 pixels with visible content. */
function twelveMegapixels(): Uint8Array {
  const [width, height] = [4000, 3000]
  const data = new Uint8Array(width * height * 3)
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      data[at++] = (x >> 4) & 255
      data[at++] = (y >> 4) & 255
      data[at++] = ((x ^ y) >> 3) & 255
    }
  }
  return encode({ width, height, data, channels: 3 })
}

const percentile = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * share) - 1] as number

const shown = (value: number, unit: PageRow['unit']) => `${value.toFixed(1)} ${unit}`

const columns: Answer<PageRow>['columns'] = [
  { title: 'what', cell: ({ what }) => what },
  { title: 'median', cell: ({ values, unit }) => shown(median(values), unit) },
  { title: '95 of 100 within', cell: ({ values, unit }) => shown(percentile(values, 0.95), unit) },
  { title: 'most', cell: ({ values, unit }) => shown(Math.max(...values), unit) },
  {
    title: 'goal',
    cell: ({ goal, unit }) => (goal === null ? '' : goal === 0 ? 'before' : `at most ${goal} ${unit}`),
  },
  { title: 'met', cell: metCell },
]

const notes = [
  `The built app with its starter network and \`?backend=wasm\`, on a processor slowed down ${THROTTLE} times for the page's thread (DevTools), 1440 × 900, with a picture of 12 megapixels; ${VISITS} visits, each in its own browser process and profile.`,
  `A move: at the start of a frame the slider gets another value, and the time ends when the page's thread has painted that frame; ${MOVES} moves of each slider per visit. A frame is ${FRAME_MS.toFixed(1)} ms, which 95 of 100 moves stay within if the goal is met; Colours is a menu, which nobody drags. The compositor's work afterwards is not included.`,
  'Scripts are those that the page itself requested before its first result, without those of workers. No task over 50 ms counts as 0.',
]

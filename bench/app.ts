import { copyFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { drop } from '../e2e/helpers/drop.ts'
import { samplePath } from '../fixtures/goldens.ts'
import type { toSavedData } from '../src/export/savedData.ts'
import { PICTURE } from './input.ts'

/** Limit for loading and for a picture; even software WebGL stays below it. */
const LIMIT_MS = 300_000

declare global {
  interface Window {
    /** Times of the last user action and of the last paint of a picture, and what was painted. */
    clock: { askedAt: number; paintedAt: number; painted: string }
  }
}

/** The app in a tab. Times run from a user's action to its result on the screen. */
export interface App {
  /** Drops a picture: milliseconds until its top three classes and its heatmap are shown. */
  dropPicture(): Promise<number>
  /** Asks for another class: milliseconds until its heatmap is shown. */
  askOtherClass(): Promise<number>
  /** The content of Save data. */
  savedData(): Promise<ReturnType<typeof toSavedData>>
}

/**
 * Opens the app at an address and waits for the network. Pictures are copied into the folder. Throws Error with the
 * app's own message.
 */
export async function openApp(page: Page, address: string, folder: string): Promise<App> {
  await addClock(page)
  await page.goto(address)
  await settled(page, 'ready')
  let pictures = 0
  const ask = async (deed: () => Promise<void>) => {
    await page.bringToFront()
    await deed()
    return untilShown(page, `${PICTURE}-${pictures}.png`)
  }
  return {
    async dropPicture() {
      const file = join(folder, `${PICTURE}-${++pictures}.png`)
      await copyFile(samplePath(PICTURE), file)
      return ask(() => drop(page, file))
    },
    askOtherClass: () =>
      ask(() =>
        page
          .getByRole('list', { name: 'Predictions' })
          .getByRole('button', { pressed: false })
          .first()
          .click({ timeout: LIMIT_MS }),
      ),
    async savedData() {
      const waiting = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Save data' }).click()
      return JSON.parse(await readFile(await (await waiting).path(), 'utf8'))
    },
  }
}

/** Waits for a state of the page. Throws Error with the page's message if it fails. */
async function settled(page: Page, state: string): Promise<void> {
  const main = page.locator(`main[data-state=${state}], main[data-state=failed]`)
  await main.waitFor({ state: 'attached', timeout: LIMIT_MS })
  if ((await main.getAttribute('data-state')) === 'failed') throw new Error(await page.getByRole('alert').innerText())
}

const addClock = (page: Page) =>
  page.addInitScript(() => {
    const clock = { askedAt: Number.POSITIVE_INFINITY, paintedAt: 0, painted: '' }
    window.clock = clock
    for (const type of ['drop', 'pointerdown']) {
      window.addEventListener(
        type,
        () => {
          clock.askedAt = performance.now()
        },
        { capture: true },
      )
    }
    const { putImageData } = CanvasRenderingContext2D.prototype
    CanvasRenderingContext2D.prototype.putImageData = function (...pixels: unknown[]) {
      if (this.canvas instanceof HTMLCanvasElement && this.canvas.matches('.heat')) {
        clock.paintedAt = performance.now()
        // The picture's layers share one label.
        clock.painted = this.canvas.closest('[role=img]')?.getAttribute('aria-label') ?? ''
      }
      Reflect.apply(putImageData, this, pixels)
    }
  })

/** Waits for the frame with the answer to the last question. Returns milliseconds since the question. */
async function untilShown(page: Page, picture: string): Promise<number> {
  const seen = await page.waitForFunction(
    (picture) => {
      const { clock } = window
      const main = document.querySelector('main') as HTMLElement
      if (main.dataset.state === 'failed') return 'failed'
      const isShown =
        clock.paintedAt > clock.askedAt &&
        clock.painted.startsWith('Heatmap') &&
        main.dataset.state === 'done' &&
        main.dataset.picture === picture &&
        main.querySelectorAll('.predictions button:not(:disabled)').length === 3
      if (!isShown) return null
      const ms = performance.now() - clock.askedAt
      clock.askedAt = Number.POSITIVE_INFINITY
      return ms
    },
    picture,
    { polling: 'raf', timeout: LIMIT_MS },
  )
  const ms = await seen.jsonValue()
  if (typeof ms !== 'number') throw new Error(await page.getByRole('alert').innerText())
  return ms
}

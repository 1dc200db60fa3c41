import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { findChromium } from '../scripts/findChromium.ts'
import { type MemoryUse, type MemoryWatch, watchMemory } from './processMemory.ts'

/** Room for a network of full size in the cache of plain HTTP, so that every contender has its warm cache. */
const HTTP_CACHE_BYTES = 2 ** 31 - 1

/** A browser of its own, with one page in front. */
export interface Opened {
  page: Page
  memory: MemoryWatch
  /** What it takes with an empty page. */
  idle: MemoryUse
  close(): Promise<void>
}

/** What the page tells of itself, put there before its own scripts run. */
declare global {
  interface Window {
    seen: { endedAt: number | null; longTasks: number[] }
  }
}

/** Starts a browser over a profile folder. */
export async function launch(profile: string): Promise<BrowserContext> {
  const executablePath = findChromium()
  return chromium.launchPersistentContext(profile, {
    ...(executablePath && { executablePath }),
    viewport: { width: 1440, height: 900 },
    args: [`--disk-cache-size=${HTTP_CACHE_BYTES}`, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  })
}

/** Starts a browser over a profile folder, and waits until it rests on the empty page at `blank`. Its memory is watched. */
export async function openBrowser(profile: string, blank: string): Promise<Opened> {
  const context = await launch(profile)
  await observe(context)
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(blank)
  await page.waitForTimeout(2000)
  const memory = await watchMemory(profile)
  const idle = await memory.now()
  return {
    page,
    memory,
    idle,
    async close() {
      await memory.stop()
      await context.close()
    },
  }
}

/** Notes when `main` comes to its end, and the tasks of over 50 ms on the page's thread. */
export const observe = (context: BrowserContext) =>
  context.addInitScript(() => {
    window.seen = { endedAt: null, longTasks: [] }
    new PerformanceObserver((list) => {
      window.seen.longTasks.push(...list.getEntries().map(({ duration }) => duration))
    }).observe({ type: 'longtask', buffered: true })
    new MutationObserver(() => {
      const state = document.querySelector('main')?.dataset.state
      if (state === 'ready' || state === 'failed') window.seen.endedAt ??= performance.now()
    }).observe(document, { subtree: true, childList: true, attributeFilter: ['data-state'] })
  })

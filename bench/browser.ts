import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { findChromium } from '../scripts/findChromium.ts'
import { type MemoryUse, type MemoryWatch, watchMemory } from './processMemory.ts'

/** Large enough for a full-size network, so that every contender has its warm HTTP cache. */
const HTTP_CACHE_BYTES = 2 ** 31 - 1

/** A browser with one page. */
export interface Opened {
  page: Page
  memory: MemoryWatch
  /** Memory with an empty page. */
  idle: MemoryUse
  close(): Promise<void>
}

/** Measurements of the page, installed before its own scripts run. */
declare global {
  interface Window {
    seen: { endedAt: number | null; longTasks: number[] }
  }
}

/** Starts a browser with a profile folder. */
export async function launch(profile: string): Promise<BrowserContext> {
  const executablePath = findChromium()
  return chromium.launchPersistentContext(profile, {
    ...(executablePath && { executablePath }),
    viewport: { width: 1440, height: 900 },
    args: [`--disk-cache-size=${HTTP_CACHE_BYTES}`, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  })
}

/**
 * Starts a browser with a profile folder, and waits until it is idle on the empty page at `blank`. Its memory is
 * watched.
 */
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

/** Records when `main` ends, and tasks of over 50 ms on the main thread. */
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

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { openBrowser } from './browser.ts'
import { describeMachine } from './machine.ts'
import type { MemoryUse } from './processMemory.ts'
import type { Site } from './site.ts'

/** Software WebGL takes minutes for VGG16. */
const LIMIT_MS = 1_200_000

/** One load, from the click to ready. */
export interface Load {
  ms: number
  idle: MemoryUse
  peak: MemoryUse
  /** The longest task on the main thread in ms; 0 if none took over 50. */
  longestTask: number
}

/** A load into an empty profile, and one from the browser's cache. */
export interface LoadPair {
  first: Load
  warm: Load
  machine: string
}

/** Opens a page twice, each time in a new browser process. Throws Error with the page's own message if it fails. */
export async function loadTwice(site: Site, path: string, modelFolder: string): Promise<LoadPair> {
  return withProfile(async (profile) => {
    const load = async (): Promise<Load & { machine: string }> => {
      const { page, memory, idle, close } = await openBrowser(profile, `${site.address}/blank`)
      try {
        const machine = await describeMachine(page)
        memory.takePeak()
        await page.goto(site.address + path)
        const { ms, longestTask } = await waitUntilReady(page)
        return { ms, idle, peak: memory.takePeak(), longestTask, machine }
      } finally {
        await close()
      }
    }
    const first = await load()
    site.takeRequests()
    const warm = await load()
    const again = site.takeRequests().filter((path) => path.startsWith(modelFolder))
    if (again.length > 0) throw new Error(`The cache was not warm: the browser asked for ${again[0]} again.`)
    return { first, warm, machine: warm.machine }
  })
}

/**
 * Opens a Keras file in Heatlens and waits until its network is ready. Returns the longest task on the main thread, 0
 * if none took over 50 ms.
 */
export async function openFile(site: Site, path: string, file: string, name: string): Promise<number> {
  return withProfile(async (profile) => {
    const { page, close } = await openBrowser(profile, `${site.address}/blank`)
    try {
      await page.goto(site.address + path)
      await waitUntilReady(page)
      await page.getByRole('button', { name: 'Model', exact: true }).click()
      await page.getByLabel('Choose network files').setInputFiles(file)
      const row = page.getByRole('dialog', { name: 'Model' }).getByRole('listitem').filter({ hasText: name })
      await row.filter({ hasText: 'on this device' }).waitFor({ timeout: LIMIT_MS })
      await page.locator('main[data-state=ready]').waitFor({ state: 'attached', timeout: LIMIT_MS })
      return Math.max(0, ...(await page.evaluate(() => window.seen.longTasks)))
    } finally {
      await close()
    }
  })
}

/** Provides a profile folder while the work runs. */
export async function withProfile<T>(work: (profile: string) => Promise<T>): Promise<T> {
  const profile = await mkdtemp(join(tmpdir(), 'heatlens-profile-'))
  try {
    return await work(profile)
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Waits until a page is ready for pictures. Throws Error with its own message if it fails. */
export async function waitUntilReady(page: Page): Promise<{ ms: number; longestTask: number }> {
  await page.waitForFunction(() => window.seen.endedAt !== null, null, { polling: 200, timeout: LIMIT_MS })
  if ((await page.locator('main').getAttribute('data-state')) === 'failed')
    throw new Error(await page.getByRole('alert').innerText())
  return page.evaluate(() => ({
    ms: window.seen.endedAt as number,
    longestTask: Math.max(0, ...window.seen.longTasks),
  }))
}

import type { Locator } from '@playwright/test'
import { expect } from './app.ts'
import { readDist, serveVersions, type VersionHost } from './distVersions.ts'
import { faults } from './serveDist.ts'

/** A host of the built page for each test, whose files can be made unavailable. */
export const hostFixture = {
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern.
  host: async ({}, use: (host: VersionHost) => Promise<void>) => {
    const host = await serveVersions(readDist())
    await use(host)
    host.stop()
  },
  baseURL: ({ host }: { host: VersionHost }, use: (address: string) => Promise<void>) => use(host.address),
}

/** The ways in which a file fails to arrive. */
export const WAYS = ['missing', 'unreachable', 'a web page'] as const

/**
 * The other ways, in turn: of a script, a browser tells none of the three from another, so each file is missing and then
 * fails in one of these, and each of them is met by every part of the page that retries.
 */
const others = ['unreachable', 'a web page'] as const
let turn = 0

/** In each language. */
const NOT_ARRIVED = /did not arrive|nicht angekommen|no llegó|nie dotarł|没有到达/

/** A user action for which the page fetches files. */
export interface Attempt {
  /** Performs it for the first time. */
  open(): Promise<unknown>
  /** The element that reports a missing file. */
  says: Locator
  /** Retries; by default, with the first button of `says`. */
  again?(): Promise<unknown>
  /** Visible, or true, once all files have arrived. */
  arrived: Locator | (() => Promise<boolean>)
  /** An expectation that holds throughout. */
  stays?(): Promise<unknown>
  close?(): Promise<unknown>
}

/**
 * Performs an action while some files are missing on the host. For each requested file in turn, it expects a message
 * about it, another request at a retry, which fails in another way, and success once the file is there. Gives the files
 * that it covered.
 */
export async function withoutFiles(host: VersionHost, files: readonly string[], attempt: Attempt): Promise<string[]> {
  const button = attempt.says.getByRole('button').first()
  const { arrived } = attempt
  const hasArrived = typeof arrived === 'function' ? arrived : () => arrived.first().isVisible()
  const again = attempt.again ?? (() => button.click({ timeout: 60_000 }))
  const missing = () => files.filter((path) => host.faults.has(path))
  const asked = () => missing().filter((path) => host.asked.includes(path))
  const tried: string[] = []
  const settled = async () => {
    if (await hasArrived()) return 'arrived'
    return asked().length > 0 &&
      (await attempt.says.isVisible()) &&
      (attempt.again || (await button.isEnabled({ timeout: 1000 }).catch(() => false)))
      ? 'away'
      : 'waiting'
  }
  const settle = async () => {
    await expect.poll(settled, { message: `after ${tried}`, intervals: [20, 50, 100] }).not.toBe('waiting')
    return settled()
  }
  /** A try that was in progress when a file came back still reports it as missing, so this retries. */
  const againUntil = async () => {
    for (let timeout = 2000; timeout < 20_000; timeout *= 2) {
      // Without a message, the file is on its way, and there is no button.
      if (attempt.again || timeout === 2000 || (await attempt.says.first().isVisible())) await again()
      const isSettled = await expect
        .poll(settled, { timeout, intervals: [20, 50, 100] })
        .not.toBe('waiting')
        .then(
          () => true,
          () => false,
        )
      if (isSettled) return
    }
  }
  host.asked.splice(0)
  await attempt.open()
  while ((await settle()) === 'away') {
    // It was opened with the first of the ways.
    await expect(attempt.says, `${asked()}: ${WAYS[0]}`).toContainText(NOT_ARRIVED)
    await attempt.stays?.()
    const way = others[turn++ % others.length] as (typeof others)[number]
    for (const path of missing()) host.faults.set(path, faults[way])
    host.asked.splice(0)
    await again()
    expect(await settle(), `${missing()}: ${way}`).toBe('away')
    // Not what the page has fetched ahead in the meantime, and says nothing about.
    const away = asked()
    await expect(attempt.says, `${away}: ${way}`).toContainText(NOT_ARRIVED)
    await attempt.stays?.()
    for (const path of missing()) {
      if (away.includes(path)) host.faults.delete(path)
      else host.faults.set(path, faults[WAYS[0]])
    }
    tried.push(...away)
    host.asked.splice(0)
    await againUntil()
  }
  // After success, the failure message is gone.
  await expect(attempt.says.filter({ hasText: NOT_ARRIVED })).toHaveCount(0)
  await attempt.close?.()
  return tried
}

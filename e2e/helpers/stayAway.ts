import type { Locator } from '@playwright/test'
import { expect } from './app.ts'
import { readDist, serveVersions, type VersionHost } from './distVersions.ts'
import { faults } from './serveDist.ts'

/** A host of the built page for each test, whose files can be made to stay away. */
export const hostFixture = {
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern.
  host: async ({}, use: (host: VersionHost) => Promise<void>) => {
    const host = await serveVersions(readDist())
    await use(host)
    host.stop()
  },
  baseURL: ({ host }: { host: VersionHost }, use: (address: string) => Promise<void>) => use(host.address),
}

/** The ways in which a file does not come. */
export const WAYS = ['missing', 'unreachable', 'a web page'] as const

/** In each language. */
const NOT_ARRIVED = /did not arrive|nicht angekommen|no llegó|nie dotarł|没有到达/

/** Something that a person does for which the page fetches files. */
export interface Attempt {
  /** Does it for the first time. */
  open(): Promise<unknown>
  /** Where it is said that a file did not come. */
  says: Locator
  /** Tries anew; where it is not given, by the first button of `says`. */
  again?(): Promise<unknown>
  /** What is seen once all files are there, or what tells it. */
  arrived: Locator | (() => Promise<boolean>)
  /** Holds all the while. */
  stays?(): Promise<unknown>
  close?(): Promise<unknown>
}

/**
 * Does something while none of some files is on the host. Of each that is asked for, in turn, it sees that its absence is said, in every way of {@link WAYS},
 * that another try asks for it anew, and that all is well once it is there. Gives the files that it has come by.
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
  /** A try that was under way when a file came back still tells that it was away: so it is tried once more. */
  const againUntil = async () => {
    for (let timeout = 2000; timeout < 20_000; timeout *= 2) {
      // Where nothing says so any more, it is on its way, and has no button.
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
    const away = asked()
    for (const way of WAYS) {
      const about = `${away}: ${way}`
      // The first of the ways is how it was opened.
      if (way !== WAYS[0]) {
        for (const path of away) host.faults.set(path, faults[way])
        host.asked.splice(0)
        await again()
        await expect.poll(() => away.filter((path) => !host.asked.includes(path)), about).toEqual([])
        expect(await settle(), about).toBe('away')
      }
      await expect(attempt.says, about).toContainText(NOT_ARRIVED)
      await attempt.stays?.()
    }
    for (const path of away) host.faults.delete(path)
    tried.push(...away)
    host.asked.splice(0)
    await againUntil()
  }
  // What has worked is no longer said to have failed.
  await expect(attempt.says.filter({ hasText: NOT_ARRIVED })).toHaveCount(0)
  await attempt.close?.()
  return tried
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, test as base, type Page } from '@playwright/test'
import { App, expect, watchErrors } from './app.ts'
import { readDist, serveVersions, type VersionHost } from './distVersions.ts'
import { type Asked, watchRequests } from './requests.ts'

/** A browser whose profile stays when it is closed and started again. */
export interface LastingBrowser {
  start(): Promise<App>
  /** Another page beside those that are open. */
  open(): Promise<App>
  close(): Promise<void>
  /** Other sites that the test itself opens. */
  visits: string[]
}

/**
 * A test of what the service worker does: on a host of its own, in a browser that can be started again. As in `test` of app.ts, nothing may leave the
 * site, break the policy, or throw where nobody catches it.
 */
export const lastingTest = base.extend<{ host: VersionHost; browserOf: LastingBrowser }>({
  serviceWorkers: 'allow',
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern.
  host: async ({}, use) => {
    const host = await serveVersions(readDist())
    await use(host)
    host.stop()
  },
  baseURL: ({ host }, use) => use(host.address),
  browserOf: async ({ host, playwright, browserName, channel, launchOptions, viewport }, use) => {
    const profile = mkdtempSync(join(tmpdir(), 'heatlens-'))
    const asked: Asked[][] = []
    const broken: string[] = []
    const sites = [host.address]
    let context: BrowserContext | undefined
    await use({
      async start() {
        const options = { ...launchOptions, ...(channel && { channel }), viewport, baseURL: host.address }
        context = await playwright[browserName].launchPersistentContext(profile, options)
        asked.push(watchRequests(context, sites))
        await watchErrors(context, broken)
        return new App(context.pages()[0] ?? (await context.newPage()))
      },
      open: async () => new App((await context?.newPage()) as Page),
      close: async () => context?.close(),
      visits: sites,
    })
    await context?.close()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    const foreign = asked.flat().filter(({ who }) => who === 'foreign')
    expect(foreign, 'requests to other sites').toEqual([])
    expect(broken, 'errors and violations').toEqual([])
  },
})

/** Waits until the whole page is on the device. It is told once, at the first visit. */
export const isKept = ({ page }: App): Promise<void> => expect(page.getByText('Ready to work offline.')).toBeVisible()

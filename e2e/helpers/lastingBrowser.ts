import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, test as base, type Page } from '@playwright/test'
import { App, expect, watchErrors } from './app.ts'
import { readDist, serveVersions, type VersionHost } from './distVersions.ts'
import { type Asked, watchRequests } from './requests.ts'

/** A browser whose profile survives a restart. */
export interface LastingBrowser {
  start(): Promise<App>
  /** Opens another page. */
  open(): Promise<App>
  close(): Promise<void>
  /** Other sites that the test itself visits. */
  visits: string[]
}

/**
 * A service worker test: on a separate host, in a browser that can be restarted. As in `test` of app.ts, it fails on
 * requests to other sites, policy violations, and uncaught errors.
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

/** Waits until the whole page is stored on the device. The page says so once, at the first visit. */
export const isKept = ({ page }: App): Promise<void> => expect(page.getByText('Ready to work offline.')).toBeVisible()

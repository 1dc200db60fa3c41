import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import { readGolden, samplePath } from '../../fixtures/goldens.ts'
import { type App, expect, serveSeeded } from './app.ts'

// The cat, explained by the goldens' seeded network.

export const golden = readGolden('vgg16-eighth-seeded', 'cat')
export const [first] = golden.top as [{ index: number; probability: number; logit: number }]

export async function open(app: App, page: Page, query = ''): Promise<void> {
  await serveSeeded(page)
  await app.start(`?model=eighth-seeded${query}`)
  await app.choose(samplePath('cat'))
  await app.expectState('done', 'cat.png')
}

export const cell = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

/** The files of Save arrays. */
export async function savedArrays(page: Page): Promise<Record<string, Uint8Array>> {
  await page.getByRole('tab', { name: 'Walkthrough' }).click()
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save arrays' }).click()
  const download = await waiting
  expect(download.suggestedFilename()).toMatch(/^cat-class-\d+-heatlens\.zip$/)
  return unzipSync(readFileSync(await download.path()))
}

import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { samplePath } from '../../fixtures/goldens.ts'
import type { App, MadeFile } from './app.ts'
import { expect } from './app.ts'

// Three pictures that the starter network has analysed.

export const list = (page: Page) => page.getByRole('list', { name: 'Pictures' })
export const frame = (page: Page, name: string | RegExp) => list(page).getByRole('button', { name })

export const sample = async (name: string, as: string): Promise<MadeFile> => ({
  name: as,
  mimeType: 'image/png',
  buffer: await readFile(samplePath(name)),
})

export async function withThree({ app, page }: { app: App; page: Page }, address = '') {
  await app.start(address)
  await app.choose(
    await sample('cat', 'cat.png'),
    await sample('golf-ball', 'ball.png'),
    await sample('coffee', 'cup.png'),
  )
  await app.expectState('done', 'cup.png')
  await expect(list(page).getByRole('listitem')).toHaveText([
    /^cat\.png\s*domestic cat 68%$/,
    /^ball\.png\s*golf ball 97%$/,
    /^cup\.png\s*car 78%$/,
  ])
}

/** A button of the filmstrip's actions; where they are folded, they are opened. */
export async function filmButton(page: Page, name: string | RegExp): Promise<Locator> {
  const button = page.getByRole('button', { name })
  if (!(await button.isVisible())) await page.getByRole('button', { name: /^\d+ pictures?$/ }).click()
  return button
}

export async function download(page: Page, name: string | RegExp) {
  const waiting = page.waitForEvent('download')
  await (await filmButton(page, name)).click()
  const file = await waiting
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
}

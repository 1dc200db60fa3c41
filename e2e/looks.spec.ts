import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { samplePath } from '../fixtures/goldens.ts'
import { type App, expect, test } from './app.ts'
import { textFile } from './madePictures.ts'

// What the page looks like, so that a change of looks is seen in review. After one that is meant:
// npx playwright test e2e/looks.spec.ts --update-snapshots

/** What is another number each time. */
const changing = (page: Page) => [page.locator('.status-detail'), page.getByText(/^\d+ tensors, /)]

const sizes = {
  wide: { viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
} as const

/** Each view, and how one comes to it from an explained cat. */
const views: Record<string, (app: App, page: Page) => Promise<unknown>> = {
  result: async () => {},
  compare: (_, page) => page.getByRole('button', { name: 'Compare' }).click(),
  channels: async (_, page) => {
    await page.getByRole('tab', { name: 'Channels' }).click()
    await expect(page.getByRole('button', { name: /^All 64 channels/ })).toBeVisible()
  },
  batch: async (app, page) => {
    await app.choose(samplePath('golf-ball'), samplePath('parachute'), samplePath('coffee'))
    await app.expectState('done', 'coffee.png')
    await expect(page.getByRole('list', { name: 'Pictures' }).getByRole('listitem')).toHaveCount(4)
    await expect(page.getByRole('list', { name: 'Pictures' }).locator('img')).toHaveCount(4)
  },
  error: async (app) => {
    await app.choose(textFile('diary.png', 'Dear diary'))
    await app.expectState('failed')
  },
  model: async (_, page) => {
    await page.getByRole('button', { name: 'Model', exact: true }).click()
    await expect(page.getByText(/^\d+ tensors, /)).toBeAttached()
  },
}

for (const [size, { viewport, colorScheme }] of Object.entries(sizes)) {
  test.describe(`${size}, ${colorScheme}`, () => {
    test.use({ viewport, colorScheme, reducedMotion: 'reduce' } as object)

    const look = async (page: Page, name: string) => {
      // What the hand is on looks otherwise.
      await page.mouse.move(0, 0)
      await page.evaluate(() => document.fonts.ready)
      await expect(page).toHaveScreenshot(`${name}-${size}.png`, {
        mask: changing(page),
        maxDiffPixelRatio: 0.02,
      })
    }

    test('empty', async ({ app, page }) => {
      await app.start('?backend=wasm')
      await expect(page.getByRole('region', { name: 'About the network' })).toContainText('It runs on')
      await look(page, 'empty')
    })

    for (const [name, reach] of Object.entries(views)) {
      test(name, async ({ app, page }) => {
        await app.start('?backend=wasm')
        await app.choose(samplePath('cat'))
        await app.expectState('done')
        await reach(app, page)
        await look(page, name)
      })
    }
  })
}

test('there is a look of every view at every size, and no other', () => {
  const folder = fileURLToPath(new URL('looks', import.meta.url))
  const wanted = ['empty', ...Object.keys(views)].flatMap((view) =>
    Object.keys(sizes).map((size) => `${view}-${size}.png`),
  )
  expect(readdirSync(folder).sort()).toEqual(wanted.sort())
})

import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { samplePath } from '../fixtures/goldens.ts'
import { type App, expect, test } from './helpers/app.ts'
import { textFile } from './helpers/madePictures.ts'

// Screenshots of the page, so that changes of its appearance are visible in review. After an intended one, run `npx
// playwright test e2e/looks.spec.ts --update-snapshots`.

/** Elements with a different number each time. */
const changing = (page: Page) => [page.locator('.status-detail'), page.getByText(/^\d+ tensors, /)]

const sizes = {
  wide: { viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
} as const

/** The views that follow an explained cat, one after the other, and how to leave each as it was. */
const views: Record<string, (app: App, page: Page) => Promise<(() => Promise<unknown>) | undefined>> = {
  result: async () => undefined,
  compare: async (_, page) => {
    const toggle = page.getByRole('button', { name: 'Compare', exact: true })
    await toggle.click()
    return () => toggle.click()
  },
  channels: async (_, page) => {
    await page.getByRole('tab', { name: 'Channels' }).click()
    await expect(page.getByRole('button', { name: /^All 64 channels/ })).toBeVisible()
    return () => page.getByRole('tab', { name: 'Picture' }).click()
  },
  model: async (_, page) => {
    await page.getByRole('button', { name: 'Model', exact: true }).click()
    await expect(page.getByText(/^\d+ tensors, /)).toBeAttached()
    return () => page.keyboard.press('Escape')
  },
  error: async (app, page) => {
    await app.choose(textFile('diary.png', 'Dear diary'))
    await app.expectState('failed')
    // It comes a little later.
    await expect(page.locator('.film')).toBeVisible()
    // The broken picture stays in the list.
    return () => startWithCat(app)
  },
  batch: async (app, page) => {
    await app.choose(samplePath('golf-ball'), samplePath('parachute'), samplePath('coffee'))
    await app.expectState('done', 'coffee.png')
    await expect(page.getByRole('list', { name: 'Pictures' }).getByRole('listitem')).toHaveCount(4)
    await expect(page.getByRole('list', { name: 'Pictures' }).locator('img')).toHaveCount(4)
    return undefined
  },
}

async function startWithCat(app: App): Promise<void> {
  await app.start('?backend=wasm')
  await app.choose(samplePath('cat'))
  await app.expectState('done')
}

for (const [size, { viewport, colorScheme }] of Object.entries(sizes)) {
  test.describe(`${size}, ${colorScheme}`, () => {
    test.use({ viewport, colorScheme, reducedMotion: 'reduce' } as object)

    const look = async (page: Page, name: string) => {
      // Hover changes the appearance.
      await page.mouse.move(0, 0)
      await page.evaluate(() => document.fonts.ready)
      // Report all views that differ, in one run.
      await expect.soft(page).toHaveScreenshot(`${name}-${size}.png`, {
        mask: changing(page),
        maxDiffPixelRatio: 0.02,
      })
    }

    test('every view looks as it did', async ({ app, page }) => {
      await app.start('?backend=wasm')
      await expect(page.getByRole('region', { name: 'About the network' })).toContainText('It runs on')
      await look(page, 'empty')
      await startWithCat(app)
      for (const [name, reach] of Object.entries(views)) {
        await test.step(name, async () => {
          const leave = await reach(app, page)
          await look(page, name)
          await leave?.()
        })
      }
    })
  })
}

test('there is a look of every view at every size, and no other', () => {
  const folder = fileURLToPath(new URL('looks', import.meta.url))
  const wanted = ['empty', ...Object.keys(views)].flatMap((view) =>
    Object.keys(sizes).map((size) => `${view}-${size}.png`),
  )
  expect(readdirSync(folder).sort()).toEqual(wanted.sort())
})

import { field } from './helpers/addressDialog.ts'
import { expect, test } from './helpers/app.ts'
import { expectNoBarriers } from './helpers/expectNoBarriers.ts'

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const) {
  test.describe(`the empty page at ${width} × ${height}`, () => {
    test.use({ viewport: { width, height } })

    test('invites: the ways to bring a picture, the promise, and what the network knows', async ({ app, page }) => {
      await app.visit()
      const stage = page.getByRole('region', { name: 'Picture' })
      await expect(stage).toContainText('It stays on this device: the network runs in this page.')
      await expect(stage).toContainText('EfficientNet-Lite0 recognises 1,000 classes.')
      await page.getByRole('button', { name: 'See the list' }).click()
      const dialog = page.getByRole('dialog', { name: '1,000 classes' })
      await expect(dialog.getByRole('listitem')).toHaveCount(1000)
      await dialog.getByRole('searchbox', { name: 'Search' }).fill('GAS PU')
      await expect(dialog.getByRole('listitem')).toHaveText(['gas pump'])
      await expect(dialog).toContainText('1 found')
      // The first Escape empties the search.
      await page.keyboard.press('Escape')
      await expect(dialog.getByRole('listitem')).toHaveCount(1000)
      await page.keyboard.press('Escape')
      await expect(dialog).toHaveCount(0)

      const chooser = page.waitForEvent('filechooser')
      await page.getByRole('button', { name: /Choose a picture|Drop or choose/ }).click()
      expect((await chooser).isMultiple()).toBe(true)
    })

    test('has no barriers, in its dialogs neither', async ({ app, page }) => {
      await app.visit()
      for (const colorScheme of ['light', 'dark'] as const) {
        // A colour in a transition has a contrast of its own.
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await expectNoBarriers(page, 'empty')
        for (const button of ['See the list', 'Address']) {
          await page.getByRole('button', { name: button }).click()
          await expect(page.getByRole('dialog')).toBeVisible()
          if (button === 'Address') await expect(field(page)).toBeFocused()
          await expectNoBarriers(page, button)
          await page.getByRole('button', { name: 'Close' }).click()
          await expect(page.getByRole('dialog')).toHaveCount(0)
        }
      }
    })
  })
}

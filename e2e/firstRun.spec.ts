import { field } from './helpers/addressDialog.ts'
import { expect, test } from './helpers/app.ts'
import { expectNoBarriers } from './helpers/expectNoBarriers.ts'
import { boxOf } from './helpers/onStage.ts'

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const) {
  test.describe(`the empty page at ${width} × ${height}`, () => {
    test.use({ viewport: { width, height } })

    test('invites: the ways to bring a picture, the promise, and what the network knows', async ({ app, page }) => {
      // The panel is still on its way.
      let release = () => {}
      const panel = new Promise<void>((resolve) => {
        release = resolve
      })
      await page.route('**/assets/Panel-*.js', async (route) => {
        await panel
        await route.continue()
      })
      await app.visit()
      const early = page.waitForEvent('filechooser')
      await page.getByRole('button', { name: 'Choose a picture' }).click()
      await (await early).setFiles([])
      release()
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
      await page.getByRole('button', { name: 'Choose a picture' }).click()
      expect((await chooser).isMultiple()).toBe(true)
      // The whole zone takes a click, also beside what is in it.
      for (const [x, y] of [
        [8, 8],
        [-8, -8],
      ] as const) {
        const again = page.waitForEvent('filechooser')
        const zone = await boxOf(page.locator('.zone'))
        await page.mouse.click(zone.x + (x < 0 ? zone.width + x : x), zone.y + (y < 0 ? zone.height + y : y))
        await again
      }
      // Samples are in view, with what they show.
      for (const name of ['Cat', 'Golf ball', 'Parachute', 'Coffee', 'Astronaut']) {
        await expect(app.sample(name)).toBeInViewport({ ratio: 1 })
      }
      // Nothing speaks of a map before there is one.
      await expect(page.getByText(/^Map,/)).toHaveCount(0)
      await expect(page.getByText('Options')).toHaveCount(0)
      await expect(page.getByRole('complementary', { name: 'Result' })).toContainText('Grad-CAM')
    })

    test('after a picture, the rest is folded away behind one button, and the first class is in view', async ({
      app,
      page,
    }) => {
      await app.visit('/?backend=wasm')
      await app.sample('Golf ball').click()
      await app.expectState('done', 'golf-ball.png')
      const expectInView = async () => {
        const first = await boxOf(app.predictions.first())
        const actions = await boxOf(page.locator('.actions'))
        expect(first.y + first.height).toBeLessThanOrEqual(actions.y)
      }
      await expectInView()
      await expect(page.getByRole('group', { name: 'Samples' })).toHaveCount(0)
      await expect(page.getByRole('button', { name: 'Address' })).toHaveCount(0)
      await page.getByRole('button', { name: 'More', exact: true }).click()
      await expect(page.getByRole('region', { name: 'About the network' })).toContainText(
        'EfficientNet-Lite0 recognises 1,000 classes',
      )
      await expect(page.getByRole('button', { name: 'Address' })).toBeVisible()
      await expectNoBarriers(page, 'More')
      await app.sample('Astronaut').click()
      await app.expectState('done', 'astronaut-320x480.png')
      await expect(page.getByRole('group', { name: 'Samples' })).toBeHidden()
      await expect(page.getByRole('list', { name: 'Pictures' }).getByRole('listitem')).toHaveCount(2)
      await expectInView()
      // What another network says is in view, however far below its button is.
      await page.getByRole('button', { name: 'Get a network' }).click()
      await page.getByRole('dialog').getByRole('button', { name: "Get VGG16's layout" }).click()
      await expect(app.main).toHaveAttribute('data-model', 'starter')
      await app.expectState('done', 'astronaut-320x480.png')
      await expect(app.status).toBeInViewport({ ratio: 1 })
      if (width > 1000) {
        await page.setViewportSize({ width: 1024, height: 768 })
        const stage = await boxOf(page.getByRole('application', { name: 'Stage' }))
        expect((stage.width * stage.height) / (1024 * 768)).toBeGreaterThanOrEqual(0.5)
      }
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

import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from './helpers/app.ts'
import { expectNoBarriers } from './helpers/expectNoBarriers.ts'
import { textFile } from './helpers/madePictures.ts'
import { download, filmButton, frame, list, sample, withThree } from './helpers/threePictures.ts'

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const) {
  test.describe(`at ${width} × ${height}`, () => {
    test.use({ viewport: { width, height } })

    test('a filmstrip has a thumbnail of each picture; clicks and arrows go through them, and the settings stay', async ({
      app,
      page,
    }) => {
      await withThree({ app, page })
      await expect
        .poll(() =>
          list(page)
            .getByRole('button')
            .evaluateAll((all) => all.map((one) => one.querySelector('img')?.naturalWidth ?? 0)),
        )
        .toEqual([160, 160, 160])
      await page.getByRole('slider', { name: 'Opacity' }).fill('70')
      await frame(page, /^cat\.png/).click()
      await app.expectState('done', 'cat.png')
      await expect(frame(page, /^cat\.png/)).toHaveAttribute('aria-current', 'true')
      for (const [key, name] of [
        ['ArrowRight', 'ball.png'],
        ['ArrowRight', 'cup.png'],
        ['ArrowRight', 'cup.png'],
        ['ArrowLeft', 'ball.png'],
        ['Home', 'cat.png'],
        ['End', 'cup.png'],
      ] as const) {
        await page.keyboard.press(key)
        await app.expectState('done', name)
        await expect(frame(page, new RegExp(`^${name}`))).toBeFocused()
      }
      await expect(page.getByRole('slider', { name: 'Opacity' })).toHaveValue('70')
      // There is one tab stop.
      expect(
        await list(page)
          .getByRole('button')
          .evaluateAll((all) => all.map((one) => (one as HTMLElement).tabIndex)),
      ).toEqual([-1, -1, 0])
      await page.locator('body').click({ position: { x: 1, y: 1 } })
      await page.keyboard.press('ArrowLeft')
      await app.expectState('done', 'ball.png')
      await page.getByRole('tab', { name: 'Channels' }).click()
      await expect(frame(page, /^ball\.png/)).toHaveAttribute('aria-current', 'true')
    })

    test('a picture that is removed can be had back, and so can all of them', async ({ app, page }) => {
      await withThree({ app, page })
      await frame(page, /^ball\.png/).click()
      await app.expectState('done', 'ball.png')
      await app.explain(app.predictions.nth(1))
      const heatmap = await app.heatmap.getAttribute('aria-label')
      await expect(app.heatmap).not.toHaveAttribute('aria-label', /golf ball/)
      await (await filmButton(page, 'Remove ball.png')).click()
      await app.expectState('done', 'cup.png')
      await expect(page.getByText('ball.png was removed.')).toBeVisible()
      await expect(list(page).getByRole('listitem')).toHaveCount(2)
      await page.getByRole('button', { name: 'Undo' }).click()
      await app.expectState('done', 'ball.png')
      await expect(list(page).getByRole('listitem')).toHaveText([/^cat/, /^ball/, /^cup/])
      await expect(app.heatmap).not.toHaveAttribute('aria-label', /golf ball/)
      expect(heatmap).toBeTruthy()

      await frame(page, /^ball\.png/).focus()
      // A held key removes one; the focus moves to the picture that replaces it.
      for (let i = 0; i < 3; i++) await page.keyboard.down('Delete')
      await page.keyboard.up('Delete')
      await expect(frame(page, /^cup\.png/)).toBeFocused()
      await expect(list(page).getByRole('listitem')).toHaveCount(2)
      await page.getByRole('button', { name: 'Dismiss' }).click()
      // A single accidental double click removes one; removals are undone one by one.
      await app.choose(await sample('parachute', 'sky.png'))
      await app.expectState('done', 'sky.png')
      await (await filmButton(page, 'Remove sky.png')).dblclick()
      await app.expectState('done', 'cup.png')
      await (await filmButton(page, 'Remove cup.png')).click()
      await app.expectState('done', 'cat.png')
      for (const [name, items] of [
        ['cup.png', [/^cat/, /^cup/]],
        ['sky.png', [/^cat/, /^cup/, /^sky/]],
      ] as const) {
        await page.getByRole('button', { name: 'Undo' }).click()
        await app.expectState('done', name)
        await expect(list(page).getByRole('listitem')).toHaveText([...items])
      }
      await (await filmButton(page, 'Remove sky.png')).click()
      await page.getByRole('button', { name: 'Dismiss' }).click()
      await (await filmButton(page, 'Remove all')).click()
      await app.expectState('ready')
      await expect(list(page)).toHaveCount(0)
      await expect(page.getByText('2 pictures were removed.')).toBeVisible()
      await page.getByRole('button', { name: 'Undo' }).click()
      await app.expectState('done', 'cup.png')
      await expect(list(page).getByRole('listitem')).toHaveText([/^cat/, /^cup/])
    })

    test('has no barriers and no overflow', async ({ app, page }) => {
      await withThree({ app, page })
      await app.choose(textFile('diary.png', 'Dear diary'))
      await app.expectState('failed')
      await (await filmButton(page, 'Remove cup.png')).click()
      await expect(page.getByText('cup.png was removed.')).toBeVisible()
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await expectNoBarriers(page, colorScheme)
      }
      if (width < 500) {
        for (const button of await page.locator('.film').getByRole('button').all()) {
          expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44)
        }
      }
      // The message about missing pictures is visible.
      const { bytes } = await download(page, 'Export all')
      const lines = strFromU8(unzipSync(bytes)['heatlens.csv'] as Uint8Array).split('\r\n')
      expect(lines[3]).toMatch(/^diary\.png,+"“diary\.png” is not a picture/)
      await expect(page.getByText('1 of 3 pictures could not be opened.')).toBeInViewport()
    })
  })
}

test('arrows come to a picture that was not opened, which tells why, and go on from there', async ({ app, page }) => {
  await app.start()
  await app.choose(
    await sample('cat', 'cat.png'),
    textFile('diary.png', 'Dear diary'),
    await sample('coffee', 'cup.png'),
  )
  // The message stays, while the page is in the state of the next picture.
  await app.expectState('done', 'cup.png')
  await expect(app.alert).toContainText('“diary.png” is not a picture')
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await app.expectState('done', 'cup.png')
  // From elsewhere it is skipped.
  await page.keyboard.press('ArrowLeft')
  await app.expectState('done', 'cat.png')
  await frame(page, /^cat\.png/).focus()
  await page.keyboard.press('ArrowRight')
  await expect(frame(page, /^diary\.png/)).toBeFocused()
  await expect(app.alert).toHaveText(/“diary.png” is not a picture/)
  await page.keyboard.press('ArrowRight')
  await expect(frame(page, /^cup\.png/)).toBeFocused()
  await app.expectState('done', 'cup.png')
  await page.keyboard.press('Home')
  await expect(frame(page, /^cat\.png/)).toBeFocused()
  await app.expectState('done', 'cat.png')
  // Removed is the one that has the focus, not the one on the stage.
  await page.keyboard.press('ArrowRight')
  await expect(frame(page, /^diary\.png/)).toBeFocused()
  await expect(page.getByRole('button', { name: 'Remove diary.png' })).toBeEnabled()
  await page.keyboard.press('Delete')
  await expect(frame(page, /^diary\.png/)).toHaveCount(0)
  await expect(frame(page, /^cat\.png/)).toHaveCount(1)
  await app.expectState('done', 'cat.png')
})

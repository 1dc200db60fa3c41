import { samplePath } from '../fixtures/goldens.ts'
import { expect, test } from './helpers/app.ts'
import { holdWorker } from './helpers/holdWorker.ts'
import { frame, withThree } from './helpers/threePictures.ts'

test('what it sees is there before where it looked', async ({ app, page }) => {
  // The answer to the second question is delayed.
  const answers = await holdWorker(
    page,
    'explainer',
    `const post = self.postMessage.bind(self);
     self.postMessage = async (message, ...rest) => { if (message?.value?.heatmap) await go(); post(message, ...rest) };`,
  )
  await app.start()
  await app.choose(samplePath('cat'))
  await expect(app.predictions).toHaveText([/domestic cat\s*68%/, /dog\s*15%/, /monkey\s*6\.1%/])
  await expect(app.status).toHaveText("VGG16's layout says domestic cat (68%). Drawing the heatmap…")
  await expect(app.main).toHaveAttribute('data-state', 'working')
  await expect(app.heatmap).toHaveCount(0)
  const before = await app.predictions.first().boundingBox()
  await answers.reached()
  await answers.release()
  await app.expectState('done', 'cat.png')
  await expect(app.heatmap).toHaveCount(1)
  expect(await app.predictions.first().boundingBox()).toEqual(before)
})

test('Back and Forward move through what was looked at, also where something was removed', async ({ app, page }) => {
  await withThree({ app, page })
  await frame(page, /^cat\.png/).click()
  await app.expectState('done', 'cat.png')
  await app.explain(app.predictions.nth(1))
  await expect(app.heatmap).toHaveAttribute('aria-label', /for dog/)
  await frame(page, /^ball\.png/).click()
  await app.expectState('done', 'ball.png')

  await page.goBack()
  await app.expectState('done', 'cat.png')
  await expect(app.heatmap).toHaveAttribute('aria-label', /for dog/)
  await page.goBack()
  await expect(app.heatmap).toHaveAttribute('aria-label', /for domestic cat/)
  await page.goForward()
  await expect(app.heatmap).toHaveAttribute('aria-label', /for dog/)
  // A dialog is in front: Back closes it, and nothing else.
  await page.getByRole('button', { name: 'Compare methods' }).click()
  const dialog = page.getByRole('dialog', { name: 'Compare methods' })
  await expect(dialog).toBeVisible()
  await page.goBack()
  await expect(dialog).toHaveCount(0)
  await app.expectState('done', 'cat.png')
  await expect(app.heatmap).toHaveAttribute('aria-label', /for dog/)
  await page.getByRole('button', { name: 'Remove cat.png' }).click()
  await app.expectState('done', 'ball.png')
  await page.goBack()
  await app.expectState('done', 'cup.png')
  await page.goBack()
  await app.expectState('ready')
  await page.goForward()
  await app.expectState('done', 'cup.png')
  await page.reload()
  await app.expectState('ready')
  await page.goBack()
  await app.expectState('ready')
  await app.choose(samplePath('cat'))
  await app.expectState('done', 'cat.png')
})

import { expect, test } from './helpers/app.ts'

test.describe('the clipboard', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

  test('gives its picture at the press of a button; text gets a sentence', async ({ app, page }) => {
    await app.start()
    await page.evaluate(async () => {
      const picture = await (await fetch('./samples/cat.png')).blob()
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })])
    })
    await page.getByRole('button', { name: 'Paste' }).click()
    await app.expectState('done', 'pasted.png')
    await expect(app.predictions.first()).toContainText('domestic cat')
    await page.evaluate(() => navigator.clipboard.writeText('a cat'))
    await app.pressFolded('Paste')
    await app.expectState('failed')
    await expect(app.alert).toHaveText(/The clipboard holds no picture\. Copy a picture itself/)
    await expect(app.heatmap).toBeVisible()
  })
})

test('a clipboard that the browser does not give gets a sentence', async ({ app, page }) => {
  await app.start()
  await page.evaluate(() => {
    navigator.clipboard.read = () => Promise.reject(new DOMException('', 'NotAllowedError'))
  })
  await page.getByRole('button', { name: 'Paste' }).click()
  await expect(app.alert).toHaveText(/The browser does not let Heatlens read the clipboard\. Allow it for this page/)
})

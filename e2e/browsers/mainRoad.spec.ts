import { expect, test } from '../helpers/app.ts'

test('a picture that is dropped is looked at, and so is a sample', async ({ app, page }) => {
  await app.start('?backend=wasm')
  await expect(page.locator('#too-old')).toBeHidden()
  await app.sample('Cat').click()
  await app.expectState('done', 'cat.png')
  // Only Chromium can drop files from outside of the browser (e2e/helpers/drop.ts), so this dispatches the page's
  // events.
  await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 200 })
    canvas.getContext('2d')?.fillRect(40, 40, 100, 100)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve))
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([blob as Blob], 'dropped.png', { type: 'image/png' }))
    for (const type of ['dragenter', 'dragover', 'drop'])
      document
        .elementFromPoint(400, 400)
        ?.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
  })
  await app.expectState('done', 'dropped.png')
})

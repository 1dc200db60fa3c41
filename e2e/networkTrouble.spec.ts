import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { samplePath } from '../fixtures/goldens.ts'
import { expect, test } from './helpers/app.ts'
import { drop } from './helpers/drop.ts'

// Failures of a network are reported where it was opened, with what may help; the network in use stays.

const folder = mkdtempSync(join(tmpdir(), 'heatlens-'))
const notes = join(folder, 'notes.h5')
const keras = join(folder, 'model.keras')
test.beforeAll(() => {
  writeFileSync(notes, 'these are no weights')
  writeFileSync(keras, `PK\x03\x04${'\0'.repeat(26)}metadata.json`)
})
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

const listed = (id: string) => ({
  ...{ id, name: id, place: 'host', bytes: 1, weights: 'float32', classes: 10, source: 'a test', licence: 'none' },
  sha256: '',
})

test('is told in the dialog, in view on a phone too, with what can help; dropped on the page it is told there', async ({
  app,
  page,
}) => {
  await page.route('**/model/index.json', async (route) => {
    const list = await (await route.fetch()).json()
    await route.fulfill({ json: [...list, listed('missing'), listed('broken')] })
  })
  await page.route('**/model/broken/model.json', (route) =>
    route.fulfill({ body: '{', contentType: 'application/json' }),
  )
  await page.setViewportSize({ width: 390, height: 844 })
  await app.start('/?backend=wasm')
  await app.choose(samplePath('cat'))
  await app.expectState('done', 'cat.png')

  const dialog = page.getByRole('dialog', { name: 'Model' })
  const alert = dialog.getByRole('alert')
  const starter = dialog.getByRole('listitem').filter({ hasText: "VGG16's layout, small, for teaching" })
  const expectFailure = async (says: RegExp) => {
    await expect(alert).toHaveText(says)
    await expect(alert).toBeInViewport({ ratio: 1 })
    // Only there: what is behind the dialog is hidden, and would be announced twice.
    await expect(app.alert).toHaveCount(1)
    await expect(starter).toContainText('in use')
  }
  const tryAgain = alert.getByRole('button', { name: 'Try again' })

  await app.openWeights(notes)
  await expectFailure(/“notes\.h5” is not an HDF5 file\. Choose .*VGG16's layout, small, for teaching stays in use\./)
  await expect(tryAgain).toHaveCount(0)

  // The remedy is offered there.
  const chooser = page.waitForEvent('filechooser')
  await alert.getByRole('button', { name: 'Choose another file' }).click()
  await (await chooser).setFiles(keras)
  await expectFailure(/“model\.keras” is cut short or damaged\. Download the file again\./)

  // Retry is offered only where it may help.
  await dialog.getByRole('button', { name: 'Use missing' }).click()
  await expectFailure(
    /model\.json is not on the server \(status 404\)\. .*VGG16's layout, small, for teaching stays in use\./,
  )
  await expect(tryAgain).toBeVisible()
  await dialog.getByRole('button', { name: 'Use broken' }).click()
  await expectFailure(/A file of the model is not valid JSON\./)
  await expect(tryAgain).toHaveCount(0)

  // Dropped on the dialog.
  await page.setViewportSize({ width: 1440, height: 900 })
  await drop(page, notes)
  await expectFailure(/“notes\.h5” is not an HDF5 file\./)

  // The failure survives the dialog, and the answers survive too.
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(app.alert).toHaveText(/“notes\.h5” is not an HDF5 file\./)
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await app.expectState('done', 'cat.png')
  await expect(app.heatmap).toBeVisible()

  // Dropped on the page.
  await drop(page, keras)
  await expect(app.alert).toHaveText(/“model\.keras” is cut short or damaged/)
  await expect(app.alert).toBeInViewport({ ratio: 1 })
  await expect(page.locator('.model-name')).toHaveText("VGG16's layout, small, for teaching")
})

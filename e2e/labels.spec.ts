import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { samplePath } from '../fixtures/goldens.ts'
import { writeSeededH5 } from '../fixtures/seededH5.ts'
import { expect, type MadeFile, serveSeeded, test } from './helpers/app.ts'
import { drop } from './helpers/drop.ts'
import { expectNoBarriers } from './helpers/expectNoBarriers.ts'
import { modelDialog } from './helpers/modelDialog.ts'

// Names of classes, and what can be done with networks on the device.

let folder = ''
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heatlens-'))
  await writeSeededH5(join(folder, 'mine.h5'), { width: 8, dense: 512, classes: 10, names: 'keras1' })
})
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

const list = (name: string, text: string): MadeFile => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
/** A file on the disk, to drop. */
function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const named = (count: number) => Array.from({ length: count }, (_, index) => `Ding ${index}`)

const editorOf = (page: Page) => page.getByRole('dialog', { name: 'Class names' })
const labelsIn = (predictions: Locator) => predictions.locator('.prediction-label').allTextContents()

test('a wrong list costs nothing and is mended in the page; the network is renamed, exported, deleted, and comes back', async ({
  app,
  page,
}) => {
  await app.start()
  await app.choose(samplePath('cat'))
  await app.expectState('done', 'cat.png')
  await app.openWeights([join(folder, 'mine.h5'), file('classes.json', JSON.stringify(named(9)))])
  const dialog = modelDialog(page)
  const row = dialog.getByRole('listitem').filter({ hasText: 'the file mine.h5' })
  await expect(row).toContainText('in use')
  await expect(dialog.getByText('The list has 9 names, the network 10 classes.')).toBeVisible()
  await app.expectState('done', 'cat.png')
  for (const label of await labelsIn(app.predictions)) expect(label).toMatch(/^class \d$/)

  await dialog.getByRole('button', { name: 'Edit the names' }).click()
  const editor = editorOf(page)
  const field = editor.getByRole('textbox', { name: 'Class names, one a line' })
  await expect(field).toHaveValue(named(9).join('\n'))
  await expectNoBarriers(page)
  await field.press('ControlOrMeta+End')
  await field.pressSequentially('\nDing 9')
  await editor.getByRole('button', { name: 'Apply' }).click()
  await expect(editor).toHaveCount(0)
  await expect(dialog.getByText('The list has 9 names')).toHaveCount(0)
  for (const label of await labelsIn(app.predictions)) expect(label).toMatch(/^Ding \d$/)

  await row.getByRole('button', { name: 'Rename mine' }).click()
  const name = row.getByRole('textbox', { name: 'Name' })
  await expect(name).toBeFocused()
  await name.fill('Vögel / 2')
  await name.press('Enter')
  await expect(row).toContainText('Vögel / 2')
  const waiting = page.waitForEvent('download')
  await row.getByRole('button', { name: 'Save Vögel / 2 as a file' }).click()
  const saved = await waiting
  expect(saved.suggestedFilename()).toBe('Vögel-2-heatlens.zip')
  const zip = join(folder, 'x.zip')
  await saved.saveAs(zip)

  await row.getByRole('button', { name: 'Delete Vögel / 2' }).click()
  await expect(row.getByRole('button', { name: 'Keep' })).toBeFocused()
  await row.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(row).toHaveCount(0)
  await expect(dialog.getByRole('listitem').filter({ hasText: 'comes with the page' })).toContainText('in use')

  // As on another device: nothing is remembered of it.
  await page.evaluate(() => localStorage.clear())
  await app.openWeights(zip)
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Vögel / 2' })).toContainText('in use')
  await dialog.getByRole('button', { name: 'Close' }).click()
  await app.expectState('done', 'cat.png')
  const { model, predictions } = await app.savedData()
  expect(model.name).toBe('Vögel / 2')
  for (const { label, index } of predictions) expect(label).toBe(`Ding ${index}`)
})

test('a list that is dropped alone names the classes of the network in use, until it is undone', async ({
  app,
  page,
}) => {
  await serveSeeded(page)
  await app.start('/?model=eighth-seeded')
  await app.choose(samplePath('cat'))
  await app.expectState('done', 'cat.png')
  const before = await labelsIn(app.predictions)
  await drop(page, file('labels.txt', named(10).join('\r\n')))
  const notice = page.locator('.notice').filter({ hasText: 'The names in labels.txt are used.' })
  await expect(notice).toBeVisible()
  expect(await labelsIn(app.predictions)).toEqual(before.map(() => expect.stringMatching(/^Ding \d$/)))
  await page.getByRole('combobox', { name: 'Explain another class' }).fill('ding 7')
  await expect(page.getByRole('option', { name: 'Ding 7' })).toBeVisible()
  await page.keyboard.press('Escape')
  await notice.getByRole('button', { name: 'Undo' }).click()
  expect(await labelsIn(app.predictions)).toEqual(before)
  await drop(page, file('labels.txt', 'a\nb'))
  await expect(page.getByText('The list has 2 names, the network 10 classes.')).toBeVisible()
  expect(await labelsIn(app.predictions)).toEqual(before)
})

test('a list of any form is pasted into the editor; names stay over a reload', async ({ app, page }) => {
  await serveSeeded(page)
  await app.start('/?model=eighth-seeded')
  await app.choose(samplePath('cat'))
  await app.expectState('done', 'cat.png')
  await page.getByRole('button', { name: 'Edit class names' }).click()
  const editor = editorOf(page)
  const field = editor.getByRole('textbox')
  const first = await field.inputValue()
  const dict = `{${named(10).map((name, index) => `${index}: '${name}'`)}}`
  await field.evaluate((element: HTMLTextAreaElement, text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, dict)
  await expect(field).toHaveValue(named(10).join('\n'))
  await editor.getByRole('button', { name: 'Undo' }).click()
  await expect(field).toHaveValue(first)
  await expect(field).toBeFocused()
  await editor.getByLabel('Open a list').setInputFiles(
    list(
      'names.csv',
      `id,name\n${named(10)
        .map((n, i) => `${i},${n}`)
        .join('\n')}`,
    ),
  )
  await expect(field).toHaveValue(named(10).join('\n'))
  await editor.getByRole('button', { name: 'Apply' }).click()
  await expect(app.predictions.first()).toContainText('Ding')
  // What is typed is stored a moment later, at the latest when the page is left.
  await page.reload()
  await app.expectState('ready')
  await app.choose(samplePath('cat'))
  await app.expectState('done', 'cat.png')
  for (const label of await labelsIn(app.predictions)) expect(label).toMatch(/^Ding \d$/)
})

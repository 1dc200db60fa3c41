import { readFileSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { samplePath } from '../fixtures/goldens.ts'
import { pictureBytes } from '../fixtures/pictures.ts'
import { expect, test } from './helpers/app.ts'
import { drop } from './helpers/drop.ts'
import { plainPng } from './helpers/madePictures.ts'

const catBytes = readFileSync(samplePath('cat'))

/**
 * In the page: dispatches drag or paste events on an element, with texts and files; gives the events that the page
 * handled.
 */
function send(target: Element, { types, data }: { types: string[]; data: Record<string, string> }): boolean[] {
  const transfer = new DataTransfer()
  for (const [type, value] of Object.entries(data)) {
    if (!type.startsWith('image/')) transfer.setData(type, value)
    else {
      const bytes = Uint8Array.from(atob(value), (character) => character.charCodeAt(0))
      transfer.items.add(new File([bytes], `copied.${type.slice(6, 9)}`, { type }))
    }
  }
  const init = { bubbles: true, cancelable: true }
  return types.map((type) => {
    const event =
      type === 'paste'
        ? new ClipboardEvent(type, { ...init, clipboardData: transfer })
        : new DragEvent(type, { ...init, dataTransfer: transfer })
    return !target.dispatchEvent(event)
  })
}

test('pictures can be dropped anywhere, in a folder too; an empty one gets a sentence', async ({ app, page }) => {
  await app.start()
  // A dialog that covers the stage makes room for it.
  await page.getByRole('button', { name: 'Model', exact: true }).click()
  await drop(page, samplePath('cat'))
  await app.expectState('done', 'cat.png')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const folder = await mkdtemp(join(tmpdir(), 'holiday-'))
  await drop(page, folder)
  await app.expectState('failed')
  await expect(app.alert).toHaveText(/The folder “holiday-.*” contains no picture and no network\. Drop a folder with/)
  await expect(app.heatmap).toBeVisible()
  await mkdir(join(folder, 'beach'))
  await copyFile(samplePath('coffee'), join(folder, 'beach', 'coffee.png'))
  await writeFile(join(folder, 'notes.txt'), 'these are no pictures')
  await drop(page, folder)
  await app.expectState('done', 'coffee.png')
  // Created in another order than their numbers; one has no extension.
  const series = join(folder, 'beach', 'series')
  await mkdir(series)
  for (let i = 12; i > 0; i--) {
    const { buffer } = plainPng('', 24, 24, [i * 20, 128, 255 - i * 20])
    await writeFile(join(series, i === 12 ? 'last' : `frame${i}.png`), buffer)
  }
  await drop(page, series)
  await app.expectState('done', 'last')
  const names = page.getByRole('list', { name: 'Pictures' }).locator('.film-name')
  await expect(names).toHaveText([
    ...['cat.png', 'coffee.png'],
    ...Array.from({ length: 11 }, (_, i) => `frame${i + 1}.png`),
    'last',
  ])
  await rm(folder, { recursive: true })
})

test('a picture can be pasted; text gets a sentence', async ({ app, page }) => {
  await app.start()
  const paste = (kind: 'picture' | 'text', bytes: number[]) =>
    page.evaluate(
      ([what, data]) => {
        const clipboardData = new DataTransfer()
        if (what === 'text') clipboardData.setData('text/plain', 'a cat')
        else clipboardData.items.add(new File([new Uint8Array(data as number[])], 'image.png', { type: 'image/png' }))
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
      },
      [kind, bytes] as const,
    )
  await paste('picture', [...catBytes])
  await app.expectState('done', 'image.png')
  await paste('text', [])
  await app.expectState('failed')
  await expect(app.alert).toHaveText(/The clipboard holds no picture\./)
})

test('an address that is dropped or pasted waits in its dialog; texts for fields, and what is of the page itself, stay theirs', async ({
  app,
  page,
}) => {
  await app.start()
  const main = page.getByRole('main')
  const dialog = page.getByRole('dialog', { name: 'Picture address' })
  const field = dialog.frameLocator('iframe').getByRole('textbox')
  const close = () => dialog.getByRole('button', { name: 'Close' }).click()
  const address = 'https://pictures.test/a cat.jpg?1'.replace(' ', '%20')

  expect(await main.evaluate(send, { types: ['dragover', 'drop'], data: { 'text/uri-list': address } })).toEqual([
    true,
    true,
  ])
  await expect(field).toHaveValue(address)
  await expect(field).not.toBeFocused()
  await close()
  await main.evaluate(send, { types: ['paste'], data: { 'text/plain': 'https://pictures.test/2.png' } })
  await expect(field).toHaveValue('https://pictures.test/2.png')
  // Another one, while it is open.
  await main.evaluate(send, { types: ['drop'], data: { 'text/plain': 'https://pictures.test/3.png' } })
  await expect(field).toHaveValue('https://pictures.test/3.png')
  await close()

  // Pixels rather than drawings.
  const png = pictureBytes('rgb16.png')
  const both = {
    'image/svg+xml': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64'),
    'image/png': Buffer.from(png).toString('base64'),
  }
  await main.evaluate(send, { types: ['paste'], data: both })
  await app.expectState('done', 'copied.png')

  const search = page.getByRole('combobox').first()
  const text = { 'text/plain': 'https://pictures.test/4.png' }
  expect(await search.evaluate(send, { types: ['dragover', 'drop', 'paste'], data: text })).toEqual([
    false,
    false,
    false,
  ])
  expect(await search.evaluate(send, { types: ['paste'], data: { ...both, 'text/plain': 'a cat' } })).toEqual([false])
  await expect(dialog).toHaveCount(0)
  const veil = page.getByText('Drop to analyse')
  await expect(veil).toHaveCount(0)

  // Drags from the page itself: a sample is chosen, anything else is ignored.
  expect(await main.evaluate(send, { types: ['dragstart', 'dragover', 'dragend'], data: text })).toEqual([
    false,
    false,
    false,
  ])
  await expect(veil).toHaveCount(0)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await app
    .sample('Coffee')
    .locator('img')
    .evaluate(send, { types: ['dragstart'], data: text })
  expect(await main.evaluate(send, { types: ['dragover', 'drop', 'dragend'], data: text })).toEqual([true, true, false])
  await app.expectState('done', 'coffee.png')
  await expect(dialog).toHaveCount(0)
  await page.keyboard.press('Escape')

  // Some engines fire `dragleave` on the window for every move between two elements.
  const gone = await main.evaluate(async (target) => {
    const isOver = () => target.matches('[data-over]')
    const frame = () => new Promise(requestAnimationFrame)
    let left = 0
    const after: number[] = []
    new MutationObserver(() => isOver() || after.push(performance.now() - left)).observe(target, {
      attributeFilter: ['data-over'],
    })
    for (let i = 0; i < 5; i++) {
      target.dispatchEvent(new DragEvent('dragover', { bubbles: true, cancelable: true }))
      left = performance.now()
      target.dispatchEvent(new DragEvent('dragleave', { bubbles: true }))
      await frame()
      await frame()
    }
    while (isOver()) await frame()
    return after
  })
  // However busy the machine is, it does not go at once after a `dragleave`.
  expect(gone.length).toBeGreaterThan(0)
  expect(Math.min(...gone)).toBeGreaterThan(200)
  // The drag has left, and no event follows.
  await expect(veil).toHaveCount(0)
})

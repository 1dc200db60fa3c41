import type { Page } from '@playwright/test'
import { readSample, samplePath } from '../fixtures/goldens.ts'
import type { PackageFiles } from '../fixtures/packages.ts'
import { asVgg16 } from '../fixtures/preprocessing.ts'
import { smallAbout, smallPackage } from '../fixtures/smallNetwork.ts'
import { valueAt } from '../src/image/heat/upsample.ts'
import { type App, expect, hostTest as test } from './helpers/app.ts'
import { expectNoBarriers } from './helpers/expectNoBarriers.ts'
import { boxOf, mapOf } from './helpers/onStage.ts'

// A network that sees a part of the picture: which one, how it is moved, and that everything speaks of the picture.

/** The small network, which sees the middle square, is never sure of one class, and always of three. */
function seesSquare(files: PackageFiles): PackageFiles {
  const json = JSON.parse(new TextDecoder().decode(files.get('model.json')))
  const { preset: _, inputSize: __, ...about } = json.userDefinedMetadata.heatlens
  json.userDefinedMetadata.heatlens = {
    ...about,
    preprocessing: { ...asVgg16, height: 128, width: 128, fit: 'centre-crop' },
    confidence: { sure: 1, together: 0 },
  }
  return new Map(files).set('model.json', new TextEncoder().encode(JSON.stringify(json)))
}

test.use({ served: { id: smallAbout.id, package: async () => seesSquare(await smallPackage()) } })

const part = (page: Page) => page.getByRole('slider', { name: 'Part the network sees' })
const back = (page: Page) => page.getByRole('button', { name: 'Back to the middle' })

/**
 * Waits until the part is no longer on its way. Before that, Save data may be disabled in the middle of a click, which
 * is then lost.
 */
const expectArrived = (page: Page) => expect(page.locator('.seen:not([data-moving])')).toHaveCount(1)

/** Waits for the answer of the part that begins there. */
async function expectSeen(app: App, left: number) {
  await expect(part(app.page)).toHaveValue(String(left))
  await expectArrived(app.page)
  expect((await app.savedData()).input.crop).toEqual({ left, top: 0, width: 300, height: 300 })
}

test('the part is shown, and moved by the keyboard and by dragging; the answer follows', async ({ app, page }) => {
  await app.start(`?model=${smallAbout.id}&backend=wasm`)
  await app.choose(samplePath('cat'))
  await app.expectState('done', 'cat.png')
  await expect(part(page)).toHaveAttribute('aria-valuetext', '50% from the left')
  await expect(back(page)).toHaveCount(0)
  await expectSeen(app, 75)
  const middle = await app.savedData()

  await part(page).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(part(page)).toHaveValue('83')
  // The focus stays while the answer follows.
  await expectArrived(page)
  await expect(app.heatmap).toBeVisible()
  await expect(part(page)).toBeFocused()
  const whole = await boxOf(app.heatmap)
  expect(((await boxOf(app.heatmap.locator('canvas.heat'))).x - whole.x) / whole.width).toBeCloseTo(83 / 451, 2)
  await expectSeen(app, 83)
  expect((await app.savedData()).predictions[0]?.logit).not.toBe(middle.predictions[0]?.logit)
  await part(page).press('Home')
  await expectSeen(app, 75)
  expect((await app.savedData()).predictions).toEqual(middle.predictions)

  // What is saved at once is the part as it is on the screen.
  const saved = page.waitForEvent('download')
  await part(page).press('End')
  await page.getByRole('button', { name: 'Save data' }).click()
  const stream = await (await saved).createReadStream()
  const text = Buffer.concat(await stream.toArray()).toString('utf8')
  expect(JSON.parse(text).input.crop).toEqual({ left: 151, top: 0, width: 300, height: 300 })
  await part(page).press('Home')
  await expectSeen(app, 75)

  // To the left edge, and a little beyond: from inside the picture, then by the handle.
  const picture = await boxOf(app.heatmap)
  const [x, y] = [picture.x + picture.width / 2, picture.y + picture.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x - picture.width / 3, y, { steps: 4 })
  await page.mouse.up()
  await expectSeen(app, 0)
  expect(await app.heatmap.locator('canvas.heat').boundingBox()).toMatchObject({ x: picture.x })
  const handle = await boxOf(page.locator('.seen-handle'))
  await page.mouse.move(handle.x + 22, handle.y + 30)
  await page.mouse.down()
  const distance = Math.round((40 / 451) * picture.width)
  await page.mouse.move(handle.x + 22 + distance, handle.y + 30, { steps: 3 })
  await page.mouse.up()
  await expect(part(page)).not.toHaveValue('0')
  await expectArrived(page)
  // The browser rounds where some events are.
  const moved = (await app.savedData()).input.crop.left
  expect(Math.abs(moved - (distance * 451) / picture.width)).toBeLessThanOrEqual(2)
  await expectNoBarriers(page)
  await back(page).click()
  await expectSeen(app, 75)
  await expect(back(page)).toHaveCount(0)
})

test('the map lies where the network looked: under the pointer, in words, in the saved picture', async ({
  app,
  page,
}) => {
  await app.start(`?model=${smallAbout.id}&backend=wasm`)
  await app.choose(samplePath('cat'))
  await app.expectState('done', 'cat.png')
  await expect(app.status).toContainText(/says thing \d, thing \d or thing \d\. For thing \d \([\d.]+%\) it looked/)
  await part(page).focus()
  await page.keyboard.press('End')
  await expectSeen(app, 151)
  const map = await mapOf(app)
  const picture = await boxOf(app.heatmap)
  const stage = page.getByRole('region', { name: 'Picture' })
  const point = async (across: number, down: number) => {
    const at = { x: Math.round(picture.x + picture.width * across), y: Math.round(picture.y + picture.height * down) }
    await page.mouse.move(at.x, at.y)
    return { x: (at.x - picture.x) / picture.width, y: (at.y - picture.y) / picture.height }
  }
  const { x, y } = await point(0.8, 0.3)
  const inside = (x * 451 - 151) / 300
  const cell = `row ${Math.floor(y * map.height)}, column ${Math.floor(inside * map.width)}`
  await expect(stage.getByText(`${valueAt(map, inside, y).toFixed(3)} in ${cell} of`)).toBeVisible()
  await point(0.1, 0.3)
  await expect(stage.getByText(/ in row /)).toHaveCount(0)

  // Outside of it, the photo stays as it is.
  const [saved, photo] = [await app.savedPicture(), readSample('cat')]
  const differs = (at: number) => saved.data.subarray(at, at + 3).some((value, i) => value !== photo.data[at + i])
  const changed = Array.from({ length: 451 * 300 }, (_, pixel) => pixel).filter((pixel) => differs(pixel * 4))
  expect(changed.every((pixel) => pixel % 451 >= 151)).toBe(true)
  expect(new Set(changed.map((pixel) => pixel % 451)).size).toBe(300)
})

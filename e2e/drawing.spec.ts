import { readSample, relativeDifference, samplePath } from '../fixtures/goldens.ts'
import { present } from '../fixtures/present.ts'
import { maskInto } from '../src/image/heat/mask.ts'
import { strokesOf } from '../src/image/heat/strokes.ts'
import type { Pixels } from '../src/types.ts'
import { type App, expect, test } from './helpers/app.ts'

/** The picture saved with a query, and the map drawn in it. */
async function saved(app: App, query: string) {
  await app.start(query)
  await app.choose(samplePath('cat'))
  await app.expectState('done')
  const { map } = (await app.savedData()).explanation
  return { picture: await app.savedPicture(), map: { ...map, values: Float32Array.from(map.values) } }
}

const levelAt = ({ data, width }: Pixels, x: number, y: number) =>
  [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)] as [number, number, number]

test('a mask is saved as it is shown: what is under the threshold is grey and dark', async ({ app }) => {
  const { picture, map } = await saved(app, '?look=mask&threshold=30')
  const expected = readSample('cat')
  maskInto(expected, map, 0.3)
  expect(Buffer.from(picture.data).equals(Buffer.from(expected.data))).toBe(true)
})

test('contours are saved as lines, light between dark edges, over the photo as it is', async ({ app }) => {
  const { picture, map } = await saved(app, '?look=contours&threshold=60')
  const photo = readSample('cat')
  const lines = { overlayStyle: 'contours', threshold: 0.6, showsRegion: false } as const
  const light = strokesOf(map, lines, photo.height, photo.width).at(-1)
  const corners = [...(light?.path ?? '').matchAll(/[ML]([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)])
  expect(corners.length).toBeGreaterThan(30)
  // Not all white, because the antialiased edges share pixels with it.
  const onLine = corners.map(([x = 0, y = 0]) => Math.min(...levelAt(picture, Math.floor(x), Math.floor(y))))
  expect(Math.min(...onLine)).toBeGreaterThan(100)
  expect(onLine.reduce((sum, level) => sum + level, 0) / onLine.length).toBeGreaterThan(200)
  // Pixels away from all lines are unchanged, and that is most of the picture.
  const pixels = Array.from({ length: photo.height * photo.width }, (_, i) => i * 4)
  const same = pixels.filter((at) => [0, 1, 2].every((c) => picture.data[at + c] === photo.data[at + c]))
  expect(same.length / pixels.length).toBeGreaterThan(0.85)
})

test('what speaks against a class: the numbers are turned around, in the data and step by step', async ({
  app,
  page,
}) => {
  await saved(app, '')
  const speaksFor = (await app.savedData()).explanation
  await saved(app, '?evidence=against')
  const { explanation } = await app.savedData()
  expect(explanation).toMatchObject({ evidence: 'against', classIndex: speaksFor.classIndex })
  expect(speaksFor.evidence).toBe('for')
  const turned = present(speaksFor.channelWeights).map((weight) => -weight)
  expect(relativeDifference(present(explanation.channelWeights), turned)).toBeLessThan(1e-4)
  const both = explanation.map.values.filter((value, cell) => value > 0 && (speaksFor.map.values[cell] as number) > 0)
  expect(both).toEqual([])

  await page.getByRole('tab', { name: 'Walkthrough' }).click()
  const cell = (name: string) => page.getByRole('region', { name })
  await expect(cell('The gradient')).toContainText('G = −∂y / ∂A')
  await cell('The gradient').getByText('Show code').click()
  await expect(cell('The gradient')).toContainText('grads = -tape.gradient(y, output)')
  await expect(cell('One channel, weighted')).toContainText('values above zero are evidence against the class')
  await expect(cell('ReLU')).toContainText('Only the evidence against')

  // A channel that reduces the evidence against the class supports it.
  await expect(page.getByText('with the sign flipped')).toBeVisible()
  await page.getByRole('tab', { name: 'Channels' }).click()
  await page.getByRole('button', { name: /^All \d+ channels/ }).press('End')
  await expect(page.locator('.close-up')).toContainText('where it is active, the class becomes more likely')
})

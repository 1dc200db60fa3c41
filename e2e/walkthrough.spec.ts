import type { Locator } from '@playwright/test'
import { decodePng, largestDifference, readGoldenPng, shareWithinOneLevel } from '../fixtures/goldens.ts'
import { expect, test } from './helpers/app.ts'
import { cell, first, golden, open } from './helpers/seededCat.ts'

/** The pixels of a picture on the page, once it is painted. */
async function pixelsOf(canvas: Locator) {
  const isPainted = (element: HTMLCanvasElement) => element.getContext('2d')?.getImageData(0, 0, 1, 1).data[3] === 255
  await expect.poll(() => canvas.evaluate(isPainted)).toBe(true)
  const url = await canvas.evaluate((element: HTMLCanvasElement) => element.toDataURL('image/png'))
  return decodePng(Buffer.from(url.split(',')[1] as string, 'base64'))
}

/** A cell's number in a plane, read with the arrow keys. */
async function readAt(region: Locator, plane: RegExp, row: number, column: number): Promise<number> {
  const reader = region.getByRole('button', { name: plane })
  await reader.focus()
  await reader.press('ArrowLeft')
  const at = /row (\d+), column (\d+): /.exec(
    (await reader
      .locator('..')
      .getByText(/row \d+, column/)
      .textContent()) ?? '',
  )
  const [fromRow = 0, fromColumn = 0] = at?.slice(1).map(Number) ?? []
  const move = async (steps: number, back: string, on: string) => {
    for (let i = 0; i < Math.abs(steps); i++) await reader.press(steps < 0 ? back : on)
  }
  await move(row - fromRow, 'ArrowUp', 'ArrowDown')
  await move(column - fromColumn, 'ArrowLeft', 'ArrowRight')
  const readout = reader.locator('..').getByText(`row ${row}, column ${column}: `)
  await expect(readout).toBeVisible()
  return Number(/: (\S+)$/.exec((await readout.textContent()) ?? '')?.[1])
}

const expectClose = (actual: number, expected: number) =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(Math.abs(expected) * 1e-3)

test('the walkthrough shows every step with the numbers of torch, Pillow and OpenCV', async ({ app, page }) => {
  await open(app, page)
  await page.getByRole('tab', { name: 'Walkthrough' }).click()

  const picture = cell(page, 'The picture')
  const input = await pixelsOf(picture.getByRole('img', { name: 'What the network sees' }))
  expect(largestDifference(input.data, readGoldenPng('vgg16-eighth-seeded', 'cat.input224.png').data)).toBe(0)
  await expect(picture.getByText('As loaded, 451 × 300')).toBeVisible()

  const preprocessing = cell(page, 'Preprocessing')
  const middle = (112 * 224 + 112) * 4
  const [red = 0, green = 0, blue = 0] = input.data.subarray(middle, middle + 3)
  await expect(preprocessing.getByRole('row', { name: /^Pixel/ })).toContainText(`${red}, ${green}, ${blue}`)
  await expect(preprocessing.getByRole('row', { name: /^x\[0, 112, 112\]/ })).toContainText(
    `${(blue - 103.939).toFixed(3)}, ${(green - 116.779).toFixed(3)}, ${(red - 123.68).toFixed(3)}`,
  )

  const printed = (await cell(page, 'The prediction').locator('pre.printed').textContent()) ?? ''
  const tuples = [...printed.matchAll(/\('seed-(\d+)', 'class_\d+', ([\d.e-]+)\)/g)]
  expect(tuples.map(([, index]) => Number(index))).toEqual(golden.top.slice(0, 3).map(({ index }) => index))
  for (const [place, [, , value]] of tuples.entries()) {
    expect(Math.abs(Number(value) / (golden.top[place]?.probability as number) - 1)).toBeLessThan(1e-3)
  }
  await expect(cell(page, 'The prediction').getByRole('listitem')).toHaveCount(3)
  const classes = cell(page, 'The class')
  await expect(classes.getByRole('row', { name: 'Index' })).toContainText(String(first.index))
  const cellText = (row: string) => classes.getByRole('row', { name: row }).getByRole('cell').textContent()
  expectClose(Number(await cellText('Probability')), first.probability)
  expectClose(Number(await cellText('Logit')), first.logit)

  const network = cell(page, 'The network')
  await expect(network.getByRole('row')).toHaveCount(24)
  await expect(network.getByRole('row', { name: /block1_conv1/ })).toContainText('(None, 224, 224, 8)')
  await expect(network.getByRole('row', { name: /fc1/ })).toContainText('1,606,144')
  await expect(network.getByText('Total params: 2,104,498')).toBeVisible()
  await expect(cell(page, 'The names of the layers')).toContainText("'block5_conv3', 'block5_pool', 'flatten', 'fc1'")
  await expect(cell(page, 'The target layer')).toContainText('(None, 14, 14, 64)')

  await expect(cell(page, 'The gradient').getByRole('img', { name: /^The gradients of the 24/ })).toBeVisible()
  await expect(cell(page, 'The gradient')).toContainText('[1, 14, 14, 64]')
  const weights = golden.pooledGradients
  const strongest = weights.reduce(
    (best, weight, k) => (Math.abs(weight) > Math.abs(weights[best] as number) ? k : best),
    0,
  )
  await expect(cell(page, 'The pooled gradients')).toContainText(`Channel ${strongest} has the largest`)

  const channel = cell(page, 'One channel, weighted')
  await expect(channel.getByText('Channel 10', { exact: true })).toBeVisible()
  const place = golden.channel10.indexOf(Math.max(...golden.channel10))
  const at = [Math.floor(place / 14), place % 14] as const
  expectClose(await readAt(channel, /before weighting/, ...at), golden.channel10[place] as number)
  expectClose(await readAt(channel, /after weighting/, ...at), golden.channel10Weighted[place] as number)

  const peak = golden.heatmap.indexOf(1)
  const peakAt = [Math.floor(peak / 14), peak % 14] as const
  const mean = cell(page, 'The mean over the channels')
  expectClose(await readAt(mean, /mean over the channels/, ...peakAt), golden.heatmapPeak)
  const map = cell(page, 'ReLU, and scaling to 1')
  for (const [row, column] of [peakAt, [0, 0], [7, 9]] as const) {
    const value = golden.heatmap[row * 14 + column] as number
    expect(Math.abs((await readAt(map, /heatmap/, row, column)) - value)).toBeLessThan(1e-3)
  }

  const over = cell(page, 'Over the picture')
  const saved = await pixelsOf(over.getByRole('img', { name: 'As saved, clamped' }))
  expect(shareWithinOneLevel(saved, readGoldenPng('vgg16-eighth-seeded', 'cat.overlay.png'))).toBeGreaterThanOrEqual(
    0.995,
  )
  const plotted = await pixelsOf(over.getByRole('img', { name: 'As the notebook shows it' }))
  expect(plotted.data.reduce((most, value, index) => (index % 4 === 3 ? most : Math.max(most, value)), 0)).toBe(255)
  const coloured = await pixelsOf(cell(page, 'Enlarged and coloured').getByRole('img'))
  expect([coloured.height, coloured.width]).toEqual([300, 451])

  // Every cell has its code.
  const cells = page.getByRole('tabpanel').getByRole('region')
  await expect(cells).toHaveCount(15)
  for (const one of await cells.all()) {
    await one.getByText('Show code').click()
    await expect(one.locator('pre code')).toBeVisible()
  }
})

test('a channel is chosen in the chart, a layer in the summary, and the numbers follow', async ({ app, page }) => {
  await open(app, page)
  await page.getByRole('tab', { name: 'Walkthrough' }).click()
  const chart = page.getByRole('button', { name: /^The weights of all 64 channels/ })
  const box = await chart.boundingBox()
  if (!box) throw new Error('The chart is not there.')
  await chart.click({ position: { x: (box.width * 20.5) / 64, y: 50 } })
  await expect(cell(page, 'One channel, weighted').getByText('Channel 20', { exact: true })).toBeVisible()
  await chart.press('ArrowRight')
  await expect(page.getByRole('slider', { name: 'Channel', exact: true })).toHaveValue('21')

  await cell(page, 'The network').getByRole('button', { name: 'block4_conv3' }).click()
  await expect(cell(page, 'The target layer')).toContainText('(None, 28, 28, 64)')
  await expect(page.getByRole('combobox', { name: 'Layer' })).toHaveValue('block4_conv3')
  const { explanation } = await app.savedData()
  expect(explanation).toMatchObject({ layer: 'block4_conv3', map: { height: 28, width: 28 } })
})

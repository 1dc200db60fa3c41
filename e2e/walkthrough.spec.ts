import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import {
  decodePng,
  isSamePicture,
  largestDifference,
  readGolden,
  readGoldenJson,
  readGoldenPng,
  readSample,
  relativeDifference,
  samplePath,
  shareWithinOneLevel,
} from '../fixtures/goldens.ts'
import { hashOfScript, type VerifiedScript } from '../fixtures/pythonScript.ts'
import { readNpy } from '../fixtures/readNpy.ts'
import { type App, expect, serveSeeded, surerPackage, test } from './app.ts'

const golden = readGolden('vgg16-eighth-seeded', 'cat')
const [first] = golden.top as [{ index: number; probability: number; logit: number }]

async function open(app: App, page: Page, query = ''): Promise<void> {
  await serveSeeded(page)
  await app.start(`?model=eighth-seeded${query}`)
  await app.choose(samplePath('cat'))
  await app.expectState('done', 'cat.png')
}

const cell = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

/** What a picture on the page has in it, pixel by pixel, once it is painted. */
async function pixelsOf(canvas: Locator) {
  const isPainted = (element: HTMLCanvasElement) => element.getContext('2d')?.getImageData(0, 0, 1, 1).data[3] === 255
  await expect.poll(() => canvas.evaluate(isPainted)).toBe(true)
  const url = await canvas.evaluate((element: HTMLCanvasElement) => element.toDataURL('image/png'))
  return decodePng(Buffer.from(url.split(',')[1] as string, 'base64'))
}

/** The number that a plane of numbers tells at a place, found with the arrow keys. */
async function readAt(region: Locator, plane: RegExp, row: number, column: number): Promise<number> {
  const reader = region.getByRole('button', { name: plane })
  await reader.focus()
  for (let i = 0; i < 40; i++) await reader.press(i % 2 ? 'ArrowUp' : 'ArrowLeft')
  for (let i = 0; i < row; i++) await reader.press('ArrowDown')
  for (let i = 0; i < column; i++) await reader.press('ArrowRight')
  const told = reader.locator('..').getByText(`row ${row}, column ${column}: `)
  await expect(told).toBeVisible()
  return Number(/: (\S+)$/.exec((await told.textContent()) ?? '')?.[1])
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
  const told = (row: string) => classes.getByRole('row', { name: row }).getByRole('cell').textContent()
  expectClose(Number(await told('Probability')), first.probability)
  expectClose(Number(await told('Logit')), first.logit)

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

test('block4_conv3, chosen beside the picture, has the map of torch', async ({ app, page }) => {
  const methods = readGoldenJson('vgg16-eighth-seeded', 'cat.methods.block4_conv3.json') as {
    rawMaps: { gradCam: number[] }
  }
  await open(app, page, `&score=logit&class=${first.index}`)
  await page.getByRole('combobox', { name: 'Layer' }).selectOption('block4_conv3')
  await expect(app.heatmap).toHaveAttribute('aria-label', /at block4_conv3/)
  const raw = methods.rawMaps.gradCam.map((value) => Math.max(value, 0))
  const peak = Math.max(...raw)
  const { explanation } = await app.savedData()
  expect(
    largestDifference(
      explanation.map.values,
      raw.map((value) => value / peak),
    ),
  ).toBeLessThan(1e-3)
})

test('any class is found by its label, its id or its number', async ({ app, page }) => {
  await open(app, page)
  const search = page.getByRole('combobox', { name: 'Explain another class' })
  for (const [text, index] of [
    ['class 7', 7],
    ['seed-3', 3],
    ['5', 5],
  ] as const) {
    await search.fill(text)
    await page
      .getByRole('option', { name: `class ${index}`, exact: false })
      .first()
      .click()
    await expect(app.heatmap).toHaveAttribute(
      'aria-label',
      `Heatmap for class ${index} at block5_conv3, over the picture`,
    )
  }
  // Escape and leaving take back what was typed, and ask nothing.
  await search.fill('class 1')
  await search.press('Escape')
  await expect(search).toHaveValue('')
  await app.explain(app.predictions.first())
  await expect(app.heatmap).toHaveAttribute(
    'aria-label',
    `Heatmap for class ${first.index} at block5_conv3, over the picture`,
  )
  await search.focus()
  await search.press('Escape')
  await search.blur()
  await expect(search).toHaveValue('')
  await expect(app.heatmap).toHaveAttribute(
    'aria-label',
    `Heatmap for class ${first.index} at block5_conv3, over the picture`,
  )
  await search.fill('no such thing')
  await expect(page.getByText('No matching class')).toBeVisible()
})

test('the wall has all channels; a click and the keys choose one, which is shown large over the picture', async ({
  app,
  page,
}) => {
  await open(app, page)
  await page.getByRole('tab', { name: 'Channels' }).click()
  const wall = page.getByRole('button', { name: /^All 64 channels/ })
  // One canvas, however many channels.
  await expect(page.getByRole('tabpanel').locator('canvas')).toHaveCount(2)
  // The share: what a channel adds where the map is positive, of all that is added there.
  const share = page.getByRole('tabpanel').getByRole('definition').nth(1)
  const first = Number.parseFloat((await share.textContent()) ?? '')
  await wall.press('ArrowRight')
  const second = Number.parseFloat((await share.textContent()) ?? '')
  expect(first).toBeGreaterThanOrEqual(second)
  await wall.press('End')
  expect(Number.parseFloat((await share.textContent()) ?? '')).toBeLessThan(0)

  await page.getByRole('combobox', { name: 'Order' }).selectOption('by number')
  const box = await wall.boundingBox()
  const columns = Math.min(Math.max(Math.floor((box?.width ?? 0) / 48), 6), 32)
  await wall.click({ position: { x: ((box?.width ?? 0) * 2.5) / columns, y: 10 } })
  await expect(page.getByRole('img', { name: 'Channel 2 over the picture' })).toBeVisible()
  await page.getByRole('combobox', { name: 'View' }).selectOption('after weighting')
  await expect(page.getByText('all on one scale')).toBeVisible()
})

/** The files of Save arrays. */
async function savedArrays(page: Page): Promise<Record<string, Uint8Array>> {
  await page.getByRole('tab', { name: 'Walkthrough' }).click()
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save arrays' }).click()
  const download = await waiting
  expect(download.suggestedFilename()).toMatch(/^cat-class-\d+-heatlens\.zip$/)
  return unzipSync(readFileSync(await download.path()))
}

test('the arrays are those of torch', async ({ app, page }) => {
  await open(app, page)
  const files = await savedArrays(page)
  const read = (name: string) => readNpy(files[name] as Uint8Array)
  expect(read('input.npy').shape).toEqual([1, 224, 224, 3])
  const { shape, values } = read('activations.npy')
  expect(shape).toEqual([14, 14, 64])
  const channel10 = Float64Array.from({ length: 196 }, (_, at) => values[at * 64 + 10] as number)
  expect(relativeDifference(channel10, golden.channel10)).toBeLessThan(1e-3)
  const gradients = read('gradients.npy').values
  const pooled = golden.pooledGradients.map((_, k) => {
    let sum = 0
    for (let at = 0; at < 196; at++) sum += gradients[at * 64 + k] as number
    return sum / 196
  })
  expect(relativeDifference(pooled, golden.pooledGradients)).toBeLessThan(1e-3)
  expect(relativeDifference(read('channel_weights.npy').values, golden.pooledGradients)).toBeLessThan(1e-3)
  expect(largestDifference(read('map.npy').values, golden.heatmap)).toBeLessThan(1e-3)
  expect(JSON.parse(Buffer.from(files['heatlens.json'] as Uint8Array).toString())).toMatchObject({ heatlens: 1 })
})

test('the arrays hold the picture as it was opened, and the script that was run against them', async ({
  app,
  page,
}) => {
  await open(app, page, '&look=mask&opacity=0&region=on')
  const files = await savedArrays(page)
  expect(isSamePicture(decodePng(files['photo.png'] as Uint8Array), readSample('cat'))).toBe(true)
  const verified: VerifiedScript = JSON.parse(readFileSync('fixtures/pythonScript.json', 'utf8'))
  expect(hashOfScript(Buffer.from(files['heatlens.py'] as Uint8Array).toString())).toBe(verified.sha256)
})

test('the Python script is copied, with the settings in use', async ({ app, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open(app, page, '&score=logit&opacity=55&colours=viridis&layer=block4_conv3')
  await page.getByRole('tab', { name: 'Walkthrough' }).click()
  await page.getByRole('button', { name: 'Copy as Python' }).click()
  await expect(page.getByText('Copied.')).toBeVisible()
  const script = await page.evaluate(() => navigator.clipboard.readText())
  for (const line of [
    'LAYER = "block4_conv3"',
    `CLASS = ${first.index}`,
    'SCORE = "logit"',
    'OPACITY = 0.55',
    'COLOURS = "viridis"',
    `SAVED = "cat-class-${first.index}-heatmap.png"`,
  ]) {
    expect(script).toContain(line)
  }
  // Said until something else would be copied.
  await app.explain(app.predictions.nth(1))
  await expect(page.getByText('Copied.')).toHaveCount(0)
})

test('a network that is surer than any double can tell gives its numbers all the same, with their scale apart', async ({
  app,
  page,
}) => {
  await serveSeeded(page, await surerPackage(2 ** 14))
  await app.start('?model=eighth-seeded&backend=wasm')
  await app.choose(samplePath('cat'))
  await app.expectState('done', 'cat.png')
  const { explanation, predictions, channel } = await app.savedData()
  const [mantissa, exponent] = explanation.gradientScale
  const [own = 0, ...others] = predictions.map(({ logit }) => logit)
  // p (1 - p) is e to the minus of how far the others stay behind.
  const next = Math.max(...others)
  const behind = own - next - Math.log(others.reduce((sum, logit) => sum + Math.exp(logit - next), 0))
  expect(behind).toBeGreaterThan(745)
  expect((exponent + Math.log10(mantissa)) * Math.LN10).toBeCloseTo(-behind, 6)
  const most = Math.max(...explanation.channelWeights)
  expect(most).toBeGreaterThan(1e-6)
  expect(explanation.channelWeights[channel.index]).toBe(most)
  expect(explanation.rawPeak).toBeGreaterThan(1e-6)
  expect(Math.max(...channel.after)).toBeCloseTo(most * Math.max(...channel.before), 6)
  expect(Math.max(...explanation.map.values)).toBe(1)

  const files = await savedArrays(page)
  const gradients = readNpy(files['gradients.npy'] as Uint8Array).values
  const pooled = explanation.channelWeights.map((_, k) => {
    let sum = 0
    for (let at = 0; at < 196; at++) sum += gradients[at * 64 + k] as number
    return sum / 196
  })
  expect(relativeDifference(pooled, explanation.channelWeights)).toBeLessThan(1e-6)
  const json = JSON.parse(new TextDecoder().decode(files['heatlens.json']))
  expect(json.explanation.gradientScale).toEqual([mantissa, exponent])

  const tiny = new RegExp(`\\de-(${-exponent}|${-exponent + 1}|${-exponent + 2}|${-exponent + 3}|${-exponent + 4})`)
  for (const name of ['The pooled gradients', 'One channel, weighted', 'The mean over the channels']) {
    await expect(cell(page, name)).toContainText(tiny)
  }
  await expect(page.locator('.map').last()).toContainText(tiny)
  await expect(app.predictions.nth(1)).toContainText('too small to show')
  await page.getByRole('tab', { name: 'Channels' }).click()
  await expect(page.locator('.close-up')).toContainText(tiny)
})

import { decodePng, samplePath } from '../fixtures/goldens.ts'
import { smallPackage } from '../fixtures/smallNetwork.ts'
import { expect, serveSeeded, test } from './helpers/app.ts'
import { expectNoBarriers } from './helpers/expectNoBarriers.ts'
import { explainInTurn } from './helpers/explainInTurn.ts'
import { textFile } from './helpers/madePictures.ts'

test('a newcomer clicks the first sample, looks, clicks another class, and saves', async ({ app, page }) => {
  await app.start()
  await expect(page.getByRole('region', { name: 'About the network' })).toContainText(
    'recognises 19 classes; anything else will be mislabelled as one of them',
  )
  await expect(page.getByRole('group', { name: 'Samples' }).getByRole('button')).toHaveText([
    /Cat\s*in its list/,
    /Golf ball\s*in its list/,
    /Parachute\s*in its list/,
    /Coffee.*not in its list/,
    /Astronaut.*not in its list/,
  ])

  await app.sample('Cat').click()
  await app.expectState('done', 'cat.png')
  await expect(app.status).toHaveText(
    /^VGG16's layout says domestic cat \(68%\)\. It looked mostly at one spot, on the left, 12% of the picture\./,
  )
  await expect(app.predictions).toHaveText([/domestic cat\s*68%/, /dog\s*15%/, /monkey\s*6\.1%/])
  await expect(app.heatmap).toHaveAttribute('aria-label', 'Heatmap for domestic cat at block5_conv3, over the picture')
  await expect(page.getByRole('region', { name: 'Channels' }).getByRole('img')).toHaveCount(3)

  const before = await app.save('Save picture')
  await app.explain(app.predictions.nth(1))
  await expect(app.status).toHaveText(/For dog \(15%\) it looked (mostly )?at .+, (together )?\d+% of the picture\./)
  // Each is saved once: Firefox numbers files with the same name.
  const data = await app.save('Save data')
  expect(data.name).toBe('cat-dog-heatlens.json')
  expect(JSON.parse(data.bytes.toString('utf8')).explanation.classIndex).toBe(1)
  const after = await app.save('Save picture')
  expect(after.name).toBe('cat-dog-heatmap.png')
  expect(Buffer.from(decodePng(after.bytes).data).equals(Buffer.from(decodePng(before.bytes).data))).toBe(false)
})

test('the score, the colours and the opacity can be changed by keyboard, and are what is saved', async ({
  app,
  page,
}) => {
  await app.start()
  await app.choose(samplePath('cat'))
  await app.expectState('done')
  const notebook = await app.savedPicture()

  await page.getByRole('slider', { name: 'Opacity' }).focus()
  await page.keyboard.press('Home')
  await expect(page.getByRole('slider', { name: 'Opacity' })).toHaveValue('0')
  const photo = await app.savedPicture()
  expect(Buffer.from(photo.data).equals(Buffer.from(notebook.data))).toBe(false)

  await page.keyboard.press('End')
  await page.getByRole('combobox', { name: 'Colours' }).focus()
  await page.keyboard.press('V')
  await expect(page.getByRole('combobox', { name: 'Colours' })).toHaveValue('viridis')

  const probability = (await app.savedData()).explanation
  await page.getByRole('combobox', { name: 'Score' }).selectOption('Logit')
  await expect.poll(async () => (await app.savedData()).explanation.score).toBe('logit')
  const logit = (await app.savedData()).explanation
  expect(logit.rawPeak).toBeGreaterThan(probability.rawPeak)
})

test('the address chooses model, layer, class and score; what it gets wrong is told and ignored', async ({
  app,
  page,
}) => {
  await serveSeeded(page)
  await app.start('?model=eighth-seeded&layer=block4_conv3&class=seed-7&score=logit&backend=cpu')
  await expect(page.getByText('It runs on plain JavaScript.')).toBeVisible()
  await app.choose(samplePath('cat'))
  await app.expectState('done')
  const { explanation, backend } = await app.savedData()
  expect(backend).toBe('cpu')
  expect(explanation).toMatchObject({
    layer: 'block4_conv3',
    classIndex: 7,
    score: 'logit',
    map: { height: 28, width: 28 },
  })

  await app.start('?colours=plaid&layer=nowhere')
  await expect(page.getByText('Unknown colours “plaid” ignored.')).toBeVisible()
  await expect(page.getByText('Unknown layer “nowhere” ignored.')).toBeVisible()
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await expect(page.getByText('“plaid”')).toHaveCount(0)
})

test('says which backend runs and why', async ({ app, page }) => {
  await app.start()
  // The backend depends on the machine; the reason must match it.
  await expect(page.getByRole('region', { name: 'About the network' })).toContainText(
    /It runs on (WebGL\. It uses the graphics processor|WebAssembly\. (There is no usable GPU|This browser offers no WebGL))/,
  )
  await serveSeeded(page, await smallPackage())
  await app.start('?model=eighth-seeded&backend=webgl')
  await expect(page.getByRole('region', { name: 'About the network' })).toContainText(
    'It runs on WebGL. The page address asks for it.',
  )
})

test('the Model dialog tells what the network is, what it knows, and how to get VGG16', async ({ app, page }) => {
  await app.start()
  await page.getByRole('button', { name: 'Model', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Model' })
  await expect(dialog).toContainText('2,109,115')
  await expect(dialog).toContainText('tench, dog, domestic cat')
  await expect(dialog).toContainText('CC0')
  const chooser = page.waitForEvent('filechooser')
  await dialog.getByRole('button', { name: 'Add a network' }).click()
  expect((await chooser).isMultiple()).toBe(true)
  await dialog.getByRole('button', { name: 'Get a network' }).click()
  await expect(
    page
      .getByRole('dialog')
      .getByRole('listitem')
      .filter({ hasText: /^VGG16/ })
      .first(),
  ).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

// For WebGL, e2e/slow/recoveryWebgl.spec.ts counts them.
test('holds as many tensors after 50 explanations as after one', async ({ app, page }) => {
  const tensors = async () => {
    await page.getByRole('button', { name: 'Model', exact: true }).click()
    const text = page.getByRole('dialog').getByText(/^\d+ tensors, /)
    const count = Number.parseInt((await text.textContent()) ?? '', 10)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    return count
  }
  await app.start('?backend=wasm')
  await app.choose(samplePath('cat'))
  await app.expectState('done')
  const after = await tensors()
  expect(after).toBeGreaterThan(32)
  await explainInTurn(page, 50)
  for (const picture of ['golf-ball', 'coffee']) {
    await app.choose(samplePath(picture))
    await app.expectState('done', `${picture}.png`)
  }
  expect(await tensors()).toBe(after)
})

// Each size in one of the two themes: layout violations depend on the size, contrast violations on the theme.
for (const [width, height, colorScheme] of [
  [1440, 900, 'light'],
  [390, 844, 'dark'],
] as const) {
  test(`has no barriers and no overflow at ${width} × ${height}, ${colorScheme}`, async ({ app, page }) => {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height })
    const check = (what: string) => expectNoBarriers(page, what)
    await app.start()
    await check('empty')
    const status = (await app.status.boundingBox())?.y
    await app.choose(samplePath('cat'))
    await app.expectState('done')
    await check('result')
    expect((await app.status.boundingBox())?.y).toBe(status)
    const pictures = page.getByRole('list', { name: 'Pictures' }).getByRole('listitem')
    const chooseAnother = async (count: number) => {
      await app.choose(samplePath('cat'))
      await expect(pictures).toHaveCount(count)
      await app.expectState('done')
    }
    // Below the filmstrip, which comes with the second picture.
    await chooseAnother(2)
    const before = await page.getByRole('heading', { name: 'Why' }).boundingBox()
    // A wide page has all that scrolls in its parts.
    if (width > 1000) expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height)
    await chooseAnother(3)
    const after = await page.getByRole('heading', { name: 'Why' }).boundingBox()
    // Nothing jumps: space is reserved for the answer.
    expect(Math.abs((after?.y ?? 0) - (before?.y ?? 1000))).toBeLessThanOrEqual(2)
    await page.getByRole('tab', { name: 'Channels' }).click()
    await expect(page.getByRole('button', { name: /^All 64 channels/ })).toBeVisible()
    await check('channels')
    await page.getByRole('tab', { name: 'Walkthrough' }).click()
    await expect(page.getByRole('heading', { name: 'Over the picture' })).toBeVisible()
    await check('walkthrough')
    await page.getByRole('tab', { name: 'Picture' }).click()
    await app.choose(textFile('diary.png', 'Dear diary'))
    await app.expectState('failed')
    await check('failed')
    await page.getByRole('button', { name: 'Model', exact: true }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await check('dialog')
  })
}

import { largestDifference, readGoldenJson } from '../fixtures/goldens.ts'
import { expect, test } from './helpers/app.ts'
import { first, open } from './helpers/seededCat.ts'

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
  // Escape and blur discard the typed text and ask nothing.
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

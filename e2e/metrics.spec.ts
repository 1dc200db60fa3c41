import { expect, test } from './helpers/app.ts'
import { expectNoBarriers } from './helpers/expectNoBarriers.ts'
import { open } from './helpers/seededCat.ts'

test('figures of the map are measured when they are asked for, and are saved with it', async ({ app, page }) => {
  await open(app, page)
  const region = page.getByRole('region', { name: 'Metrics' })
  await region.locator('summary').click()
  expect(await app.savedData()).not.toHaveProperty('metrics')
  await region.getByRole('button', { name: 'Measure Drop in confidence' }).click()
  const drop = region.getByRole('status', { name: 'Drop in confidence' })
  await expect(drop).toHaveText(/^[01]\.\d{3}$/)
  expect(Number(await drop.textContent())).toBeGreaterThanOrEqual(0)
  const { metrics } = await app.savedData()
  expect(metrics?.averageDrop?.toFixed(3)).toBe(await drop.textContent())

  await region.getByRole('button', { name: 'Measure Increase in confidence' }).click()
  await expect(region.getByRole('status', { name: 'Increase in confidence' })).toHaveText(/^(yes|no)$/)
  await region.getByRole('button', { name: 'Measure ROAD, most relevant first' }).click()
  await expect(region.getByRole('img', { name: /^Curve of ROAD, most relevant first/ })).toBeVisible()
  await expectNoBarriers(page)

  // Another map has figures of its own.
  await page.getByRole('combobox', { name: 'Method', exact: true }).selectOption('LayerCAM')
  await expect(region.getByRole('button', { name: 'Measure Drop in confidence' })).toBeVisible()
})

test('the sanity test is a film, whose measuring can be stopped', async ({ app, page }) => {
  await open(app, page)
  const region = page.getByRole('region', { name: 'Metrics' })
  await region.locator('summary').click()
  await region.getByRole('button', { name: 'Measure Sanity test' }).click()
  const film = region.getByRole('list', { name: 'The map as layers lose what they learned' })
  await expect(film.getByRole('img').first()).toBeVisible()
  await expect(region.getByText(/^This map (changes as|hardly changes though)/)).toBeVisible()

  await region.getByRole('button', { name: 'Measure all' }).click()
  const progress = region.getByRole('progressbar')
  await expect(progress).toBeVisible()
  await region.getByRole('button', { name: 'Stop', exact: true }).click()
  await expect(progress).toHaveCount(0)
  await expect(region.getByRole('button', { name: 'Measure all' })).toBeEnabled()

  // Another class does not wait until all is measured.
  await region.getByRole('button', { name: 'Measure all' }).click()
  await expect(progress).toBeVisible()
  await app.explain(app.predictions.nth(1))
})

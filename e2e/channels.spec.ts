import { expect, test } from './helpers/app.ts'
import { open } from './helpers/seededCat.ts'

test('the wall has all channels; a click and the keys choose one, which is shown large over the picture', async ({
  app,
  page,
}) => {
  await open(app, page)
  await page.getByRole('tab', { name: 'Channels' }).click()
  const wall = page.getByRole('button', { name: /^All 64 channels/ })
  // One canvas, whatever the number of channels.
  await expect(page.getByRole('tabpanel').locator('canvas')).toHaveCount(2)
  // The share: the part that a channel contributes where the map is positive.
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

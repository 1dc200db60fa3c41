import { expect, test } from './helpers/app.ts'
import { plainPng } from './helpers/madePictures.ts'

test('the settings and the theme survive a reload; the address goes before them; there is a way back', async ({
  app,
  page,
}) => {
  await app.start()
  await app.choose(plainPng('red.png', 40, 30, [200, 40, 40]))
  await app.expectState('done')
  await page.getByRole('combobox', { name: 'Colours' }).selectOption({ label: 'Viridis' })
  await page.getByRole('slider', { name: 'Opacity' }).fill('75')
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('combobox', { name: 'Theme' }).selectOption('Dark')
  await page.keyboard.press('Escape')
  const scheme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  const bar = () =>
    page.locator('meta[name="theme-color"]').evaluateAll((all) => all.map((one) => (one as HTMLMetaElement).content))
  expect(await scheme()).toBe('dark')

  await page.reload()
  await app.expectState('ready')
  expect(await scheme()).toBe('dark')
  expect(await paper()).toBe('rgb(19, 20, 22)')
  expect(await bar()).toEqual(['#131416', '#131416'])
  await app.choose(plainPng('red.png', 40, 30, [200, 40, 40]))
  await app.expectState('done')
  await expect(page.getByRole('slider', { name: 'Opacity' })).toHaveValue('75')
  await expect(page.getByRole('combobox', { name: 'Colours' })).toHaveValue('viridis')

  await app.start('?opacity=10')
  await app.choose(plainPng('red.png', 40, 30, [200, 40, 40]))
  await app.expectState('done')
  await expect(page.getByRole('slider', { name: 'Opacity' })).toHaveValue('10')
  await expect(page.getByRole('combobox', { name: 'Colours' })).toHaveValue('viridis')

  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('button', { name: 'Reset to defaults' }).click()
  await expect(page.getByRole('button', { name: 'Reset to defaults' })).toBeDisabled()
  await expect(page.getByRole('slider', { name: 'Opacity' })).toHaveValue('40')
  await page.getByRole('combobox', { name: 'Theme' }).selectOption('Light')
  expect(await scheme()).toBe('light')
  await app.start()
  expect(await bar()).toEqual(['#f7f6f3', '#f7f6f3'])
  expect(await page.evaluate(() => localStorage.getItem('heatlens-settings'))).toBe('{"version":1,"theme":"light"}')
})

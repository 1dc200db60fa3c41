import { expect, test } from './helpers/app.ts'
import { expectNoBarriers } from './helpers/expectNoBarriers.ts'
import { show, slider, stageOf } from './helpers/onStage.ts'

// Every key, and accessibility in every state.

test('every key of the list does what it says; none fires in a field or with a modifier', async ({ app, page }) => {
  await show(app)
  await page.getByRole('button', { name: 'Keyboard' }).click()
  const dialog = page.getByRole('dialog', { name: 'Keyboard' })
  await expect(dialog.getByRole('definition').filter({ hasText: 'Compare photo and heat' })).toBeVisible()
  await page.keyboard.press('l')
  await page.keyboard.press('Escape')
  // Out of the page: one that is closing takes the key.
  await expect(page.locator('dialog')).toHaveCount(0)
  await page.locator('body').press('?')
  await expect(dialog).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('radio', { name: 'Heat' })).toBeChecked()

  const body = page.locator('body')
  for (const [key, pressed] of [
    ['2', 1],
    ['3', 2],
    ['1', 0],
  ] as const) {
    await body.press(key)
    await expect(app.predictions.nth(pressed).getByRole('button')).toHaveAttribute('aria-pressed', 'true')
  }
  await body.press('o')
  await expect(slider(page, 'Opacity')).toHaveValue('35')
  await body.press('Shift+O')
  await body.press(']')
  await expect(slider(page, 'Opacity')).toHaveValue('45')
  await body.press('c')
  await expect(page.getByRole('combobox', { name: 'Colours' })).toHaveValue('viridis')
  await body.press('l')
  await expect(page.getByRole('radio', { name: 'Clear' })).toBeChecked()
  await body.press('l')
  await expect(page.getByRole('radio', { name: 'Contours' })).toBeChecked()
  await body.press('b')
  await expect(page.getByRole('checkbox', { name: 'Box around' })).toBeChecked()
  await body.press('x')
  await expect(page.getByRole('button', { name: 'Compare', exact: true })).toHaveAttribute('aria-pressed', 'true')
  await body.press('Escape')
  await expect(page.getByRole('button', { name: 'Compare', exact: true })).toHaveAttribute('aria-pressed', 'false')
  await body.press('s')
  await expect(app.heatmap).toHaveCount(3)
  await body.press('s')
  await body.press('p')
  await expect(stageOf(page)).toBeFocused()
  await expect(page.getByText('1.000 in row')).toBeVisible()

  await page.getByRole('combobox', { name: 'Explain another class' }).fill('cox')
  await page.keyboard.press('Escape')
  await stageOf(page).focus()
  await page.keyboard.press('Control+c')
  await expect(page.getByRole('combobox', { name: 'Colours' })).toHaveValue('viridis')
  await expect(page.getByRole('button', { name: 'Compare', exact: true })).toHaveAttribute('aria-pressed', 'false')
})

for (const [colorScheme, width, height] of [
  ['light', 1440, 900],
  ['dark', 390, 844],
] as const) {
  test(`there are no barriers in any state of the stage, ${colorScheme} at ${width} × ${height}`, async ({
    app,
    page,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height })
    await show(app)
    const check = (what: string) => expectNoBarriers(page, what)
    const body = page.locator('body')
    await body.press('x')
    await check('compare')
    await body.press('x')
    await body.press('p')
    await check('probe')
    await body.press('l')
    await body.press('b')
    await check('contours and box')
    await body.press('l')
    await check('mask')
    await body.press('l')
    await body.press('+')
    await check('enlarged')
    await body.press('s')
    await expect(app.heatmap).toHaveCount(3)
    await check('side by side')
    await body.press('s')
    await body.press('?')
    await check('keys')
  })
}

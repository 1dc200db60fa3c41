import { samplePath } from '../fixtures/goldens.ts'
import { expect, test } from './helpers/app.ts'

test('a class is found and chosen by keyboard alone', async ({ app, page }) => {
  await app.start()
  const search = page.getByRole('combobox', { name: 'Explain another class' })
  // There is nothing to explain yet.
  await expect(search).toHaveCount(0)
  await app.choose(samplePath('cat'))
  await app.expectState('done')
  const list = page.getByRole('listbox', { name: 'Explain another class' })
  const options = list.getByRole('option')
  const chosen = list.getByRole('option', { selected: true })

  await expect(search).toBeEnabled()
  await search.focus()
  await expect(search).toHaveAttribute('aria-expanded', 'false')
  await search.pressSequentially('d')
  // Enter takes the first match, and the arrow keys wrap around.
  await expect(options).toHaveText([/^dog/, /^domestic cat/, /^deer/, /^giant panda/])
  await expect(chosen).toHaveText(/^dog/)
  await search.press('ArrowUp')
  await expect(chosen).toHaveText(/^giant panda/)
  await expect(search).toHaveAttribute('aria-activedescendant', (await chosen.getAttribute('id')) as string)
  await search.press('ArrowDown')
  await search.press('ArrowDown')
  await search.press('ArrowDown')
  await expect(chosen).toHaveText(/^deer/)
  await search.press('Enter')
  await expect(app.heatmap).toHaveAttribute('aria-label', /deer/)
  // It stands among the predictions, below the first three.
  await expect(app.predictions).toHaveCount(4)
  await expect(app.predictions.last().getByRole('button', { pressed: true })).toHaveText(/deer.*%$/)
  await expect(options).toHaveCount(0)
  await expect(search).toHaveValue('')
  await expect(search).toBeFocused()

  // With an empty field, the down arrow opens the whole list, and Enter without a selection does nothing.
  await search.press('ArrowDown')
  await expect(options).toHaveCount(19)
  await search.press('Escape')
  await expect(options).toHaveCount(0)
  await search.press('Enter')
  await expect(app.heatmap).toHaveAttribute('aria-label', /deer/)
  await search.pressSequentially('church')
  await search.press('Tab')
  await expect(options).toHaveCount(0)
  await expect(search).toHaveValue('')
})

test('the list stays with its field while the panel is scrolled', async ({ app, page }) => {
  await page.setViewportSize({ width: 1440, height: 560 })
  await app.start()
  await app.choose(samplePath('cat'))
  await app.expectState('done')
  const search = page.getByRole('combobox', { name: 'Explain another class' })
  await page.getByRole('button', { name: 'Show the classes' }).click()
  const list = page.getByRole('listbox', { name: 'Explain another class' })
  await expect(search).toBeFocused()
  const gap = async () => {
    const [field, box] = [await search.boundingBox(), await list.boundingBox()]
    if (!field || !box) throw new Error('The list is not there.')
    return box.y > field.y ? box.y - field.y - field.height : field.y - box.y - box.height
  }
  expect(await gap()).toBeLessThan(16)
  await search.hover()
  await page.mouse.wheel(0, 120)
  await expect.poll(gap).toBeLessThan(16)
})

test('tabs are moved between with the arrows', async ({ app, page }) => {
  await app.start()
  const tab = (name: string) => page.getByRole('tab', { name })
  await tab('Picture').focus()
  await page.keyboard.press('ArrowRight')
  await expect(tab('Channels')).toBeFocused()
  await expect(tab('Channels')).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('tabpanel', { name: 'Channels' })).toBeVisible()
  await page.keyboard.press('End')
  await expect(tab('Walkthrough')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(tab('Picture')).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('tabpanel')).toHaveCount(1)
  await expect(page.getByRole('tabpanel', { name: 'Walkthrough' })).toBeVisible()
})

test('the Model dialog gives the focus back, whichever way it is closed', async ({ app, page }) => {
  await app.start()
  const model = page.getByRole('button', { name: 'Model', exact: true })
  const dialog = page.getByRole('dialog', { name: 'Model' })
  const close = dialog.getByRole('button', { name: 'Close' })
  const ways = [() => page.keyboard.press('Escape'), () => close.click(), () => page.mouse.click(8, 300)]
  for (const leave of ways) {
    await model.click()
    await expect(close).toBeFocused()
    await leave()
    await expect(dialog).toHaveCount(0)
    await expect(model).toBeFocused()
  }
})

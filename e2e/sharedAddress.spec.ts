import { type Page, test as plain } from '@playwright/test'
import { samplePath } from '../fixtures/goldens.ts'
import { App, expect } from './helpers/app.ts'
import { dialogOf, elsewhere, lasting, linkIn, share } from './helpers/shareDialog.ts'

// Without `test`, which watches requests to other sites: one is intended here.
plain(
  'a picture’s address goes into the link where that is wanted, and is asked about by who opens it',
  async ({ page, browser, baseURL }) => {
    const asked: string[] = []
    const serve = (of: Page) =>
      of.context().route('https://pictures.test/**', async (route) => {
        asked.push(route.request().url())
        await route.fulfill({ path: samplePath('cat'), headers: { 'access-control-allow-origin': '*' } })
      })
    const frame = (of: Page) => of.frameLocator('iframe[title="Picture address"]')
    const app = new App(page)
    await serve(page)
    await app.start()
    await page.getByRole('button', { name: 'Address' }).click()
    await frame(page).getByRole('textbox').fill('https://pictures.test/cat.png?size=1#here')
    await frame(page).getByRole('button', { name: 'Fetch from pictures.test' }).click()
    await app.expectState('done', 'cat.png')
    await app.explain(app.predictions.nth(2))
    await expect(app.heatmap).toHaveAttribute('aria-label', /monkey/)
    const data = lasting(await app.savedData())

    await share(page)
    const box = dialogOf(page).getByRole('checkbox', { name: 'Include the picture’s address, at pictures.test' })
    await expect(box).toBeChecked()
    const link = await linkIn(page).inputValue()
    expect(new URL(link).searchParams.get('url')).toBe('https://pictures.test/cat.png?size=1')
    await box.uncheck()
    expect(new URL(await linkIn(page).inputValue()).searchParams.has('url')).toBe(false)

    const other = await elsewhere(browser, baseURL)
    await serve(other.page)
    await other.start(link)
    await expect(other.page.getByRole('dialog')).toContainText('asks for a picture from pictures.test')
    expect(asked).toHaveLength(1)
    await frame(other.page).getByRole('button', { name: 'Fetch from pictures.test' }).click()
    await other.expectState('done', 'cat.png')
    expect(lasting(await other.savedData())).toEqual(data)
    expect(asked).toHaveLength(2)
    await other.page.context().close()
  },
)

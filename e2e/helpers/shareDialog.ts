import type { Browser, Page } from '@playwright/test'
import { App, expect, type SavedData } from './app.ts'
import { watchRequests } from './requests.ts'

// The Share dialog, and comparisons of what its links open.

export const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Share' })
export const linkIn = (page: Page) => dialogOf(page).getByRole('textbox', { name: 'Link' })
export const share = (page: Page) => page.getByRole('button', { name: 'Share', exact: true }).click()

/** The part that must be reproduced; timings are not. */
export const lasting = ({ timings: _, ...data }: SavedData) => data

/** Changes every setting that a link carries. */
export async function changeAll(app: App, page: Page): Promise<void> {
  await app.explain(app.predictions.nth(1))
  await page.getByRole('combobox', { name: 'Layer' }).selectOption('block4_conv3')
  await page.getByRole('combobox', { name: 'Score' }).selectOption('Logit')
  await page.getByRole('combobox', { name: 'Colours' }).selectOption('Viridis')
  await page.getByRole('slider', { name: 'Opacity' }).fill('75')
  await page.getByText('Contours', { exact: true }).click()
  await page.getByRole('slider', { name: 'Threshold' }).fill('30')
  await page.getByRole('checkbox', { name: 'Box around the hottest region' }).check()
  await page.getByRole('checkbox', { name: 'Evidence against' }).check()
  await expect(app.heatmap).toHaveAttribute('aria-label', /^Heatmap of the evidence against dog at block4_conv3/)
}

/** Another person's browser, without this one's storage. */
export async function elsewhere(browser: Browser, baseURL: string | undefined): Promise<App> {
  const context = await browser.newContext({ ...(baseURL && { baseURL }), viewport: { width: 1440, height: 900 } })
  watchRequests(context, [baseURL], ['https://pictures.test'])
  return new App(await context.newPage())
}

import type { Locator, Page } from '@playwright/test'

/** The dialog with the networks. */
export const modelDialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Model' })

/** The row of a network in it, by a text in that. */
export const rowOf = (page: Page, text: string | RegExp): Locator =>
  modelDialog(page).getByRole('listitem').filter({ hasText: text })

import type { Locator, Page } from '@playwright/test'

/** The dialog with the networks. */
export const modelDialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Model' })

/** The row of a network in it, by a text in that. */
export const rowOf = (page: Page, text: string | RegExp): Locator =>
  modelDialog(page).getByRole('listitem').filter({ hasText: text })

/** Unfolds the classes of the network in use, in the dialog. */
export const openClasses = (page: Page): Promise<void> => modelDialog(page).locator('.classes-fold summary').click()

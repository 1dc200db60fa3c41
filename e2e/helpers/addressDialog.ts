import type { Page } from '@playwright/test'

// The dialog for a picture's address: its field stands in a frame of its own.

export const frame = (page: Page) => page.frameLocator('iframe[title="Picture address"]')
export const field = (page: Page) => frame(page).getByRole('textbox', { name: 'Address of a picture' })

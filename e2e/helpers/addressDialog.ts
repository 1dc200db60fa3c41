import type { Page } from '@playwright/test'

// The dialog for a picture's address: its field is in a frame.

export const frame = (page: Page) => page.frameLocator('iframe[title="Picture address"]')
export const field = (page: Page) => frame(page).getByRole('textbox', { name: 'Address of a picture' })

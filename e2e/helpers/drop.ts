import { expect, type Page } from '@playwright/test'

/** Drops files and folders as a person does, from outside the browser. */
export async function drop(page: Page, ...files: string[]): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const send = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    session.send('Input.dispatchDragEvent', {
      type,
      x: 400,
      y: 400,
      data: { items: [], files, dragOperationsMask: 1 },
    })
  await send('dragEnter')
  await send('dragOver')
  await expect(page.getByText('Drop to look at it')).toBeVisible()
  // The browser lets go only after the page has said of the last move that it takes the files.
  await send('dragOver')
  await send('drop')
}

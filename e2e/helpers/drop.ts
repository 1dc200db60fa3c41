import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, type Page } from '@playwright/test'

/** Drops files and folders from outside the browser, as a person does; in browsers other than Chromium, only files. */
export async function drop(page: Page, ...files: string[]): Promise<void> {
  if (page.context().browser()?.browserType().name() !== 'chromium') return dropByEvents(page, files)
  const session = await page.context().newCDPSession(page)
  const send = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    session.send('Input.dispatchDragEvent', {
      type,
      x: 400,
      y: 400,
      data: { items: [], files, dragOperationsMask: 1 },
    })
  // A hand that holds files over the page goes on telling so until the page has noticed.
  await expect(async () => {
    await send('dragEnter')
    await send('dragOver')
    await expect(page.getByText('Drop to analyse')).toBeVisible({ timeout: 2000 })
  }).toPass()
  // The browser drops only after the page has accepted the last move.
  await send('dragOver')
  await send('drop')
}

/**
 * Only Chromium can drop from outside of the browser; this dispatches the page's events. Folders are impossible that
 * way.
 */
async function dropByEvents(page: Page, files: readonly string[]): Promise<void> {
  const given = files.map((path) => ({ name: basename(path), base64: readFileSync(path, 'base64') }))
  await page.evaluate((given) => {
    const dataTransfer = new DataTransfer()
    for (const { name, base64 } of given) {
      const type = name.endsWith('.png') ? 'image/png' : ''
      dataTransfer.items.add(new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], name, { type }))
    }
    for (const type of ['dragenter', 'dragover', 'drop']) {
      const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true })
      document.elementFromPoint(400, 400)?.dispatchEvent(event)
    }
  }, given)
}

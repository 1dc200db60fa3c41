import { PictureError } from '../../errors.ts'
import type { Words } from '../../words/en/index.ts'

/** True where the clipboard can be read by a button. */
export const canReadClipboard = (): boolean => typeof navigator.clipboard?.read === 'function'

/** The picture in the clipboard as a file. Throws PictureError where there is none, or the browser does not give it. */
export async function readClipboard({ pasteRefused, nothingToPaste, pasted }: Words['first']): Promise<File[]> {
  const items = await navigator.clipboard.read().catch(() => {
    throw new PictureError(pasteRefused)
  })
  for (const item of items) {
    const type = item.types.find((each) => each.startsWith('image/'))
    if (!type) continue
    const blob = await item.getType(type)
    return [new File([blob], `${pasted}.${type.slice('image/'.length).replace(/\+.*/, '')}`, { type })]
  }
  throw new PictureError(nothingToPaste)
}

import { HeatlensError } from '../../errors/index.ts'
import type { Words } from '../../words/en/index.ts'
import { addressOf } from './droppedAddress.ts'

/** True if a button can read the clipboard. */
export const canReadClipboard = (): boolean => typeof navigator.clipboard?.read === 'function'

/** The best of the copied formats: pixels rather than a drawing. */
const pictureType = (types: readonly string[]) =>
  types.find((type) => type.startsWith('image/') && type !== 'image/svg+xml') ?? types.find(isPicture)

const isPicture = (type: string) => type.startsWith('image/')

/**
 * The picture in the clipboard as a file. If the clipboard holds an address of one, `onAddress` receives it, and there
 * is no file. Throws a `picture` error if there is neither, or if the browser refuses.
 */
export async function readClipboard(
  { pasted }: Pick<Words['first'], 'pasted'>,
  onAddress: (address: string) => void,
): Promise<File[]> {
  const items = await navigator.clipboard.read().catch(() => {
    throw new HeatlensError('pasteRefused')
  })
  for (const item of items) {
    const type = pictureType(item.types)
    if (!type) continue
    const blob = await item.getType(type)
    return [new File([blob], `${pasted}.${type.slice('image/'.length).replace(/\+.*/, '')}`, { type })]
  }
  for (const item of items) {
    if (!item.types.includes('text/plain')) continue
    const address = addressOf(await (await item.getType('text/plain')).text())
    if (address === undefined) continue
    onAddress(address)
    return []
  }
  throw new HeatlensError('nothingToPaste')
}

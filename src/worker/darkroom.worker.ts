import { expose, proxy, transfer } from 'comlink'
import { toCanvas } from '../image/export.ts'
import { type Darkroom, darkroom, type Photo } from './darkroom.ts'

const sending: Darkroom = {
  ...darkroom,
  async open(...what) {
    const photo = await darkroom.open(...what)
    const drawn = drawnOf(photo)
    const moved = [photo.view.data.buffer, photo.input.buffer, ...(drawn ? [drawn] : [])]
    return transfer({ ...photo, ...(drawn && { drawn }) }, moved)
  },
  async readPart(part) {
    const pixels = await darkroom.readPart(part)
    return transfer(pixels, [pixels.data.buffer])
  },
  async developSmall(...what) {
    const small = await darkroom.developSmall(...what)
    return transfer(small, [small])
  },
  startArchive: () => proxy(darkroom.startArchive()),
  startSheet: (wanted) => proxy(darkroom.startSheet(wanted)),
}

expose(sending)

/** The view as a bitmap, which the page shows without touching a pixel; nothing where the browser has no canvas for it. */
function drawnOf({ view }: Photo): ImageBitmap | undefined {
  try {
    return toCanvas(view).transferToImageBitmap()
  } catch {
    return undefined
  }
}

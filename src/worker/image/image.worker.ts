import { expose, proxy, transfer } from 'comlink'
import { toCanvas } from '../../export/png.ts'
import { type ImageWorker, imageWorker, type Photo } from './imageWorker.ts'
import '../crossErrors.ts'

const sending: ImageWorker = {
  ...imageWorker,
  async open(...what) {
    const photo = await imageWorker.open(...what)
    const drawn = drawnOf(photo)
    const moved = [photo.view.data.buffer, photo.input.buffer, ...(drawn ? [drawn] : [])]
    return transfer({ ...photo, ...(drawn && { drawn }) }, moved)
  },
  async readPart(part) {
    const pixels = await imageWorker.readPart(part)
    return transfer(pixels, [pixels.data.buffer])
  },
  async renderSmall(...what) {
    const small = await imageWorker.renderSmall(...what)
    return transfer(small, [small])
  },
  startArchive: () => proxy(imageWorker.startArchive()),
  startSheet: (wanted) => proxy(imageWorker.startSheet(wanted)),
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

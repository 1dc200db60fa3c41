import type { Border } from '../border.ts'
import type { ImageWorker } from './imageWorker.ts'

/** How what the page asks of an image worker crosses into it and back. */
export const imageBorder: Border<ImageWorker> = {
  open: {
    gives: ({ view, input, drawn }) => [view.data.buffer, input.buffer, ...(drawn ? [drawn] : [])],
  },
  readPart: { gives: ({ data }) => [data.buffer] },
  renderSmall: { gives: (small) => [small] },
  startArchive: { isKept: true },
  startSheet: { isKept: true },
}

import type { Border } from '../border.ts'
import type { ImageWorker } from './imageWorker.ts'

/** How the image worker's values cross between page and worker. */
export const imageBorder: Border<ImageWorker> = {
  open: {
    gives: ({ view, input, drawn }) => [view.data.buffer, input.buffer, ...(drawn ? [drawn] : [])],
  },
  readPart: { gives: ({ data }) => [data.buffer] },
  renderSmall: { gives: (small) => [small] },
  startArchive: { isKept: true },
  startSheet: { isKept: true },
}

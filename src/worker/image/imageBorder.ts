import type { Border } from '../border.ts'
import type { ImageWorker } from './imageWorker.ts'

/** How what the page asks of an image worker crosses into it and back. */
export const imageBorder: Border<ImageWorker> = {
  open: {
    gives: ({ view, input, drawn }) => [view.data.buffer, input.buffer, ...(drawn ? [drawn] : [])],
  },
  openWhole: {},
  readPart: { gives: ({ data }) => [data.buffer] },
  render: {},
  renderSmall: { gives: (small) => [small] },
  stretch: {},
  startArchive: { isKept: true },
  startSheet: { isKept: true },
  pack: {},
}

import { prepareAvif } from './avif.ts'
import { prepareBmp, prepareDib } from './bmp.ts'
import { prepareGif } from './gif.ts'
import { prepareIco } from './ico.ts'
import type { Outcome, Piece } from './prepared.ts'

/** The readers of the formats that few pictures have: see `index.ts`. */
export const rare = {
  avif: prepareAvif,
  bmp: prepareBmp,
  dib: prepareDib,
  gif: prepareGif,
  ico: prepareIco,
} satisfies Record<string, (bytes: Piece) => Outcome | Promise<Outcome>>

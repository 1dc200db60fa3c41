import { dialogs } from './dialogs.ts'
import { film } from './film.ts'
import { keys } from './keys.ts'
import { networks } from './networks.ts'
import { preferences } from './preferences.ts'
import { share } from './share.ts'
import { wall } from './wall.ts'

/** The English texts of what opens later than the page: in a file of its own, fetched with the first of it. */
export const lazy = {
  dialogs,
  film,
  keys,
  networks,
  preferences,
  share,
  wall,
}

/** All texts of what opens later. A language that lacks one, or has one too many, does not compile. */
export type LazyWords = typeof lazy

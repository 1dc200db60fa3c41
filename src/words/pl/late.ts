import type { LateWords } from '../en/late.ts'
import { dialogs } from './dialogs.ts'
import { film } from './film.ts'
import { keys } from './keys.ts'
import { networks } from './networks.ts'
import { share } from './share.ts'

export const late: LateWords = {
  dialogs,
  film,
  keys,
  networks,
  share,
}

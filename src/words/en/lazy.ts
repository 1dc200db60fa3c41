import { adding } from './adding.ts'
import { answers } from './answers.ts'
import { catalogue } from './catalogue.ts'
import { channels } from './channels.ts'
import { details } from './details.ts'
import { dialogs } from './dialogs.ts'
import { film } from './film.ts'
import { keys } from './keys.ts'
import { labels } from './labels.ts'
import { layers } from './layers.ts'
import { methods } from './methods.ts'
import { metrics } from './metrics.ts'
import { networks } from './networks.ts'
import { preprocessing } from './preprocessing.ts'
import { seen } from './seen.ts'
import { share } from './share.ts'
import { wall } from './wall.ts'
import { where } from './where.ts'

/** The English texts of what opens after the page: one file, fetched when the first of them is needed. */
export const lazy = {
  adding,
  answers,
  catalogue,
  channels,
  details,
  dialogs,
  film,
  keys,
  labels,
  layers,
  methods,
  metrics,
  networks,
  preprocessing,
  seen,
  share,
  wall,
  where,
}

/** The lazily loaded texts. A language that lacks one, or has an extra one, does not compile. */
export type LazyWords = typeof lazy

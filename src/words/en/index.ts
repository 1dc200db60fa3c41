import { channels } from './channels.ts'
import { commands } from './commands.ts'
import { first } from './first.ts'
import { firstErrors } from './firstErrors.ts'
import { formats } from './formats.ts'
import { model } from './model.ts'
import { names } from './names.ts'
import { page } from './page.ts'
import { pictures } from './pictures.ts'
import { settings } from './settings.ts'
import { shell } from './shell.ts'
import { stage } from './stage.ts'
import { status } from './status.ts'
import { view } from './view.ts'

/** The English texts: those that every other language has too, and that stand in for it where it does not arrive. */
export const en = {
  formats,
  page,
  shell,
  stage,
  status,
  view,
  pictures,
  first,
  model,
  channels,
  names,
  firstErrors,
  settings,
  commands,
}

/** All texts of a language but those of the walkthrough. A language that lacks one, or has one too many, does not compile. */
export type Words = typeof en

import { commands } from './commands.ts'
import { first } from './first.ts'
import { firstErrors } from './firstErrors.ts'
import { formats } from './formats.ts'
import { map } from './map.ts'
import { model } from './model.ts'
import { names } from './names.ts'
import { page } from './page.ts'
import { pictures } from './pictures.ts'
import { preferences } from './preferences.ts'
import { settings } from './settings.ts'
import { shell } from './shell.ts'
import { stage } from './stage.ts'
import { status } from './status.ts'
import { view } from './view.ts'

/**
 * The English texts. Their type is that of every other language; they are the fallback if another language does not
 * arrive.
 */
export const en = {
  formats,
  page,
  shell,
  stage,
  status,
  view,
  pictures,
  preferences,
  first,
  map,
  model,
  names,
  firstErrors,
  settings,
  commands,
}

/**
 * The texts of a language that load with the page. A language that lacks one, or has an extra one, does not compile.
 */
export type Words = typeof en

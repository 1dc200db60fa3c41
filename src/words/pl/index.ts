import type { Words } from '../en/index.ts'
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

export const pl: Words = {
  formats,
  page,
  shell,
  stage,
  view,
  status,
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

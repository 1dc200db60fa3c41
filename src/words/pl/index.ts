import { en, type Words } from '../en/index.ts'
import { translatorFor } from '../translator.ts'
import { channels } from './channels.ts'
import { formats } from './formats.ts'
import { model } from './model.ts'
import { page } from './page.ts'
import { problems } from './problems.ts'

export const pl: Words = { ...en, formats, page, model, channels, translate: translatorFor(problems) }

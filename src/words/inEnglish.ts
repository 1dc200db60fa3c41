import { errors } from './en/errors.ts'
import { firstErrors } from './en/firstErrors.ts'
import { type Tell, tellBy } from './tell.ts'

const texts = { ...firstErrors, ...errors }

/** Tells everything in English, where nothing has to be fetched: in Node. */
export const inEnglish: Tell = (told) => tellBy(texts, told) ?? told.code

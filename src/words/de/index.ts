import { en, type Words } from '../en/index.ts'
import { formats } from './formats.ts'
import { page } from './page.ts'

export const de: Words = { ...en, formats, page }

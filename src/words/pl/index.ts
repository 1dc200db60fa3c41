import { en, type Words } from '../en/index.ts'
import { formats } from './formats.ts'
import { page } from './page.ts'

export const pl: Words = { ...en, formats, page }

import { formatsFor, pluralsFor } from '../formats.ts'

export const formats = formatsFor('es', {
  seconds: (number) => `${number}\u00A0s`,
  afterSign: '\u00A0',
})

export const plural = pluralsFor<'one' | 'many'>('es')

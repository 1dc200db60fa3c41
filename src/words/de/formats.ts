import { formatsFor, pluralsFor } from '../formats.ts'

export const formats = formatsFor('de', {
  percent: (number) => `${number}\u202F%`,
  seconds: (number) => `${number}\u00A0s`,
  afterSign: '\u202F',
})

export const plural = pluralsFor<'one'>('de')

import { formatsFor, pluralsFor } from '../formats.ts'

export const formats = formatsFor('en', {
  percent: (number) => `${number} %`,
  seconds: (number) => `${number} s`,
  under: (percent) => `under ${percent}`,
})

export const plural = pluralsFor<'one'>('en')

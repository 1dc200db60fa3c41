import { formatsFor, pluralsFor } from '../formats.ts'

export const formats = formatsFor('en', {
  seconds: (number) => `${number} s`,
})

export const plural = pluralsFor<'one'>('en')

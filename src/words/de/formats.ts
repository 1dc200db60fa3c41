import { formatsFor, pluralsFor } from '../formats.ts'

export const formats = formatsFor('de', {
  seconds: (number) => `${number}\u00A0s`,
  under: (percent) => `unter ${percent}`,
})

export const plural = pluralsFor<'one'>('de')

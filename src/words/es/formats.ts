import { formatsFor, pluralsFor } from '../formats.ts'

export const formats = formatsFor('es', {
  seconds: (number) => `${number}\u00A0s`,
  under: (percent) => `menos del ${percent}`,
})

export const plural = pluralsFor<'one' | 'many'>('es')

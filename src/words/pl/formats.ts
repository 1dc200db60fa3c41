import { formatsFor, pluralsFor } from '../formats.ts'

export const formats = formatsFor('pl', {
  seconds: (number) => `${number}\u00A0s`,
})

export const plural = pluralsFor<'one' | 'few' | 'many'>('pl')

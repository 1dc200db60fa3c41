import { formatsFor, pluralsFor } from '../formats.ts'

export const formats = formatsFor('pl', {
  seconds: (number) => `${number}\u00A0s`,
  under: (percent) => `poniżej ${percent}`,
})

export const plural = pluralsFor<'one' | 'few' | 'many'>('pl')

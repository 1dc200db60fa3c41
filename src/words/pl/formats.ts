import { formatsFor } from '../formats.ts'

export const formats = formatsFor('pl', {
  seconds: (number) => `${number}\u00A0s`,
  under: (percent) => `poniżej ${percent}`,
})

import type { Words } from '../en/index.ts'
import { formats } from './formats.ts'

export const model: Words['model'] = {
  model: 'Model',
  staysInUse: (name) => `Nadal w użyciu: ${name}.`,
  chooseAnother: 'Wybierz inny plik',
  useForVisit: 'Użyj tylko w tej wizycie',
  arrived: (loaded, total) => `${formats.megabytes(loaded)} z ${formats.megabytes(total)}`,
  askingForIt: 'Rozpoczynanie…',
}

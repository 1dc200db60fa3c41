import type { Words } from '../en/index.ts'
import { formats } from './formats.ts'

export const model: Words['model'] = {
  model: 'Modell',
  staysInUse: (name) => `${name} bleibt in Gebrauch.`,
  chooseAnother: 'Andere Datei wählen',
  useForVisit: 'Für diesen Besuch verwenden',
  arrived: (loaded, total) => `${formats.megabytes(loaded)} von ${formats.megabytes(total)}`,
  askingForIt: 'Beginnt …',
}

import type { Words } from '../en/index.ts'
import { rich } from '../rich.ts'
import { formats } from './formats.ts'

export const model: Words['model'] = {
  model: 'Modell',
  staysInUse: (name) => `${name} bleibt in Gebrauch.`,
  chooseAnother: 'Andere Datei wählen',
  useForVisit: 'Für diesen Besuch verwenden',
  keepingFile: rich('{file} wird auf diesem Gerät gespeichert. Bis dahin bleibt das bisherige Netz in Gebrauch.'),
  readingFile: rich('{file} wird gelesen. Bis dahin bleibt das bisherige Netz in Gebrauch.'),
  keeping: 'Das Netz wird gespeichert',
  arrived: (loaded, total) => `${formats.megabytes(loaded)} von ${formats.megabytes(total)}`,
  askingForIt: 'Beginnt …',
}

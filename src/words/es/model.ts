import type { Words } from '../en/index.ts'
import { formats } from './formats.ts'

export const model: Words['model'] = {
  model: 'Modelo',
  staysInUse: (name) => `${name} sigue en uso.`,
  chooseAnother: 'Elegir otro archivo',
  useForVisit: 'Usarla en esta visita',
  arrived: (loaded, total) => `${formats.megabytes(loaded)} de ${formats.megabytes(total)}`,
  askingForIt: 'Empezando…',
}

import type { Words } from '../en/index.ts'
import { rich } from '../rich.ts'
import { formats } from './formats.ts'

export const model: Words['model'] = {
  model: 'Modelo',
  staysInUse: (name) => `${name} sigue en uso.`,
  chooseAnother: 'Elegir otro archivo',
  useForVisit: 'Usarla en esta visita',
  keepingFile: rich('Guardando {file} en este dispositivo. Mientras tanto sigue en uso la red actual.'),
  readingFile: rich('Leyendo {file}. Mientras tanto sigue en uso la red actual.'),
  keeping: 'Guardando la red',
  arrived: (loaded, total) => `${formats.megabytes(loaded)} de ${formats.megabytes(total)}`,
  askingForIt: 'Empezando…',
}

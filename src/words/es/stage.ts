import type { Words } from '../en/index.ts'
import { formats } from './formats.ts'

export const stage: Words['stage'] = {
  predictions: 'Predicciones',
  unnamedClass: (index) => `clase ${index}`,
  searchClasses: (count) => `Buscar (clases: ${formats.number(count)})`,
  showClasses: 'Mostrar las clases',
  noSuchClass: 'Ninguna clase coincide',
}

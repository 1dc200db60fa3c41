import type { Words } from '../en/index.ts'
import { formats } from './formats.ts'

export const stage: Words['stage'] = {
  predictions: 'Predicciones',
  opacity: 'Opacidad',
  colours: 'Colores',
  score: 'Puntuación',
  layer: 'Capa',
  method: 'Método',
  probability: 'Probabilidad',
  logit: 'Logit',
  unnamedClass: (index) => `clase ${index}`,
  explainAnother: 'Explicar otra clase',
  searchClasses: (count) => `Buscar (clases: ${formats.number(count)})`,
  showClasses: 'Mostrar las clases',
  noSuchClass: 'Ninguna clase coincide',
}

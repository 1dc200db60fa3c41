import type { LazyWords } from '../en/lazy.ts'
import { formats } from './formats.ts'

export const wall: LazyWords['wall'] = {
  toCome: 'Elige una imagen para ver aquí todos los canales de la capa.',
  reading: (layer) => `Leyendo todos los canales de ${layer}…`,
  channelsOf: (count, layer) => `${formats.number(count)} canales de ${layer}`,
  order: 'Orden',
  orders: { share: 'por aportación', index: 'por número' },
  shown: 'Vista',
  stages: { before: 'sin ponderar', after: 'ponderados' },
  byGradCam: 'Este método no tiene pesos para los canales. El orden y las aportaciones son los de Grad-CAM.',
  scaleOfItsOwn: 'Cada canal tiene su propia escala, de su valor mínimo al máximo.',
  oneScale: 'Cada canal multiplicado por su peso, todos en la misma escala: lo claro suma al mapa, lo oscuro le resta.',
  wall: (count, chosen) =>
    `Los ${formats.number(count)} canales; está seleccionado el canal ${chosen}. Usa las flechas para seleccionar otro.`,
  overPicture: (index) => `Canal ${index} sobre la imagen`,
  weight: 'Peso',
  shareOfMap: 'Aportación al mapa',
  values: 'Valores',
  valuesAfter: 'Valores ponderados',
  takesAway: {
    for: 'Le resta al mapa: donde está activo, la clase se vuelve menos probable.',
    against:
      'Le resta al mapa, que muestra la evidencia en contra de la clase: donde está activo, la clase se vuelve más probable.',
  },
  adds: 'La aportación es su parte de lo que suman todos los canales donde el mapa es positivo.',
}

import type { Words } from '../en/index.ts'
import { formats } from './formats.ts'

export const channels: Words['channels'] = {
  whereAndWhy: 'Por qué',
  mapOf: (height, width) => `Mapa, ${height} × ${width}`,
  theMap: (height, width) => `El mapa de ${height} × ${width}`,
  range: (low, high) => `de ${formats.short(low)} a ${formats.short(high)}`,
  channel: (index) => `Canal ${index}`,
  beforeWeighting: (index) => `Canal ${index} antes de ponderarlo`,
  afterWeighting: (index) => `Canal ${index} después de ponderarlo`,
  weighsMost: (index, count, layer) =>
    `De los ${count} canales de ${layer}, el ${index} tiene el mayor peso: la media de sus gradientes. El mapa es la media de todos los canales, cada uno multiplicado por su peso, con los valores negativos puestos a cero.`,
  weighsMostAgainst: (index, count, layer) =>
    `De los ${count} canales de ${layer}, el ${index} tiene el mayor peso: la media de sus gradientes, con el signo cambiado para mostrar la evidencia en contra de la clase. El mapa es la media de todos los canales, cada uno multiplicado por su peso, con los valores negativos puestos a cero.`,
  aMap: 'Mapa, 14 × 14',
  aChannel: 'Un canal',
  timesWeight: 'Canal × peso',
  times: (index, weight) => `Canal ${index} × ${formats.short(weight)}`,
  whatComes: 'El mapa de la última convolución de la red y el canal con mayor peso en él.',

  toCome: 'Elige una imagen para ver aquí todos los canales de la capa.',
  reading: (layer) => `Leyendo todos los canales de ${layer}…`,
  channelsOf: (count, layer) => `${count} canales de ${layer}`,
  order: 'Orden',
  orders: { share: 'por aportación', index: 'por número' },
  shown: 'Vista',
  stages: { before: 'sin ponderar', after: 'ponderados' },
  scaleOfItsOwn: 'Cada canal tiene su propia escala, de su valor mínimo al máximo.',
  oneScale: 'Cada canal multiplicado por su peso, todos en la misma escala: lo claro suma al mapa, lo oscuro le resta.',
  wall: (count, chosen) =>
    `Los ${count} canales; está seleccionado el canal ${chosen}. Usa las flechas para seleccionar otro.`,
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

import type { Words } from '../en/index.ts'
import { formats } from './formats.ts'

export const channels: Words['channels'] = {
  whereAndWhy: 'Dónde miró y por qué',
  mapOf: (height, width) => `Mapa, ${height} × ${width}`,
  theMap: (height, width) => `El mapa de ${height} × ${width}`,
  range: (low, high) => `de ${formats.short(low)} a ${formats.short(high)}`,
  channel: (index) => `Canal ${index}`,
  beforeWeighting: (index) => `Canal ${index} antes de ponderarlo`,
  afterWeighting: (index) => `Canal ${index} después de ponderarlo`,
  weighsMost: (index, count, layer) =>
    `De los ${count} canales de ${layer}, el ${index} es el que más pesa. Su peso es la media de sus gradientes; el mapa es la media de todos los canales, cada uno por su peso, donde queda por encima de cero.`,
  weighsMostAgainst: (index, count, layer) =>
    `De los ${count} canales de ${layer}, el ${index} es el que más pesa. Su peso es la media de sus gradientes con el signo cambiado, porque aquí se trata de lo que habla en contra de la clase; el mapa es la media de todos los canales, cada uno por su peso, donde queda por encima de cero.`,
  aMap: 'Mapa, 14 × 14',
  aChannel: 'Un canal',
  timesItsWeight: '× su peso',
  whatComes: 'El mapa que da la última convolución de la red y el canal que más pesa en él.',

  toCome: 'Elige una imagen: aquí aparecerán todos los canales de la capa.',
  reading: (layer) => `Leyendo todos los canales de ${layer}…`,
  channelsOf: (count, layer) => `${count} canales de ${layer}`,
  order: 'Orden',
  orders: { share: 'por aportación', index: 'por número' },
  shown: 'Se muestra',
  stages: { before: 'sin ponderar', after: 'ponderados' },
  scaleOfItsOwn: 'Cada canal con su propia escala, de su valor mínimo al máximo.',
  oneScale: 'Cada canal por su peso, todos en la misma escala: lo que brilla forma el mapa, lo oscuro le resta.',
  wall: (count, chosen) => `Los ${count} canales; está elegido el canal ${chosen}. Con las flechas se elige otro.`,
  overPicture: (index) => `Canal ${index} sobre la imagen`,
  weight: 'Peso',
  shareOfMap: 'Parte del mapa',
  values: 'Valores',
  valuesAfter: 'Valores ponderados',
  takesAway: {
    for: 'Le resta al mapa: donde está activo, la clase se vuelve menos probable.',
    against:
      'Le resta al mapa, que muestra lo que habla en contra de la clase: donde está activo, la clase se vuelve más probable.',
  },
  adds: 'La parte es lo que aporta donde el mapa es positivo, respecto a lo que aportan todos los canales.',
}

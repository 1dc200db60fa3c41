import type { Words } from '../en/index.ts'
import { formats } from './formats.ts'

export const map: Words['map'] = {
  mapOf: (height, width) => `Mapa, ${height} × ${width}`,
  theMap: (height, width) => `El mapa de ${height} × ${width}`,
  range: (low, high) => `de ${formats.short(low)} a ${formats.short(high)}`,
}

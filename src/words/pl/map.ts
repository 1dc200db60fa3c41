import type { Words } from '../en/index.ts'
import { formats } from './formats.ts'

export const map: Words['map'] = {
  mapOf: (height, width) => `Mapa, ${height} × ${width}`,
  theMap: (height, width) => `Mapa ${height} × ${width}`,
  range: (low, high) => `od ${formats.short(low)} do ${formats.short(high)}`,
}

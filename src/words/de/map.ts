import type { Words } from '../en/index.ts'
import { formats } from './formats.ts'

export const map: Words['map'] = {
  mapOf: (height, width) => `Karte, ${height} × ${width}`,
  theMap: (height, width) => `Die Karte, ${height} × ${width}`,
  range: (low, high) => `${formats.short(low)} bis ${formats.short(high)}`,
}

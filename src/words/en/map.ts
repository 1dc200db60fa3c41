import type { Amount } from '../formats.ts'
import { formats } from './formats.ts'

/** The map at the network's resolution, on the page and in print. */
export const map = {
  mapOf: (height: number, width: number) => `Map, ${height} × ${width}`,
  theMap: (height: number, width: number) => `The ${height} × ${width} map`,
  range: (low: Amount, high: Amount) => `${formats.short(low)} to ${formats.short(high)}`,
}

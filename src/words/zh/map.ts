import type { Words } from '../en/index.ts'
import { formats } from './formats.ts'

export const map: Words['map'] = {
  mapOf: (height, width) => `热力图，${height} × ${width}`,
  theMap: (height, width) => `${height} × ${width} 的热力图`,
  range: (low, high) => `${formats.short(low)} 至 ${formats.short(high)}`,
}

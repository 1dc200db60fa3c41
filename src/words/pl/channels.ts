import type { Words } from '../en/index.ts'
import { formats } from './formats.ts'

export const channels: Words['channels'] = {
  whereAndWhy: 'Dlaczego',
  mapOf: (height, width) => `Mapa, ${height} × ${width}`,
  theMap: (height, width) => `Mapa ${height} × ${width}`,
  range: (low, high) => `od ${formats.short(low)} do ${formats.short(high)}`,
  channel: (index) => `Kanał ${index}`,
  beforeWeighting: (index) => `Kanał ${index} przed ważeniem`,
  afterWeighting: (index) => `Kanał ${index} po ważeniu`,
  weighsMost: (index, count, layer) =>
    `Z ${count} kanałów warstwy ${layer} największą wagę wśród tych, które reagują, ma kanał ${index}: to średnia jego gradientów. Mapa to średnia wszystkich kanałów pomnożonych przez wagi, z wartościami ujemnymi zamienionymi na zero.`,
  weighsMostAgainst: (index, count, layer) =>
    `Z ${count} kanałów warstwy ${layer} największą wagę wśród tych, które reagują, ma kanał ${index}: to średnia jego gradientów z odwróconym znakiem, bo chodzi o przesłanki przeciw klasie. Mapa to średnia wszystkich kanałów pomnożonych przez wagi, z wartościami ujemnymi zamienionymi na zero.`,
  times: (index, weight) => `Kanał ${index} × ${formats.short(weight)}`,
}

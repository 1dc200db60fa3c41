import type { Words } from '../en/index.ts'
import { formats } from './formats.ts'

export const channels: Words['channels'] = {
  whereAndWhy: 'Warum',
  mapOf: (height, width) => `Karte, ${height} × ${width}`,
  theMap: (height, width) => `Die Karte, ${height} × ${width}`,
  range: (low, high) => `${formats.short(low)} bis ${formats.short(high)}`,
  channel: (index) => `Kanal ${index}`,
  beforeWeighting: (index) => `Kanal ${index} vor der Gewichtung`,
  afterWeighting: (index) => `Kanal ${index} nach der Gewichtung`,
  weighsMost: (index, count, layer) =>
    `Von den ${count} Kanälen von ${layer} hat Kanal ${index} das größte Gewicht unter denen, die reagieren: den Mittelwert seiner Gradienten. Die Karte ist der Mittelwert aller Kanäle, jeder mit seinem Gewicht multipliziert; negative Werte werden null.`,
  weighsMostAgainst: (index, count, layer) =>
    `Von den ${count} Kanälen von ${layer} hat Kanal ${index} das größte Gewicht unter denen, die reagieren: den Mittelwert seiner Gradienten, mit umgekehrtem Vorzeichen, weil es um Belege gegen die Klasse geht. Die Karte ist der Mittelwert aller Kanäle, jeder mit seinem Gewicht multipliziert; negative Werte werden null.`,
  times: (index, weight) => `Kanal ${index} × ${formats.short(weight)}`,
}

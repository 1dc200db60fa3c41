import type { LazyWords } from '../en/lazy.ts'
import { formats } from './formats.ts'

export const channels: LazyWords['channels'] = {
  channel: (index) => `Kanal ${index}`,
  beforeWeighting: (index) => `Kanal ${index} vor der Gewichtung`,
  afterWeighting: (index) => `Kanal ${index} nach der Gewichtung`,
  addsMost: (index, count, layer) =>
    `Von den ${formats.number(count)} Kanälen von ${layer} trägt Kanal ${index} am meisten zur Karte bei.`,
  theMapIs:
    'Die Karte ist der Mittelwert aller Kanäle, jeder mit seinem Gewicht multipliziert; negative Werte werden null.',
  theMapAgainst:
    'Die Karte ist der Mittelwert aller Kanäle, jeder mit seinem Gewicht multipliziert, dessen Vorzeichen umgekehrt ist, weil es um Belege gegen die Klasse geht. Negative Werte werden null.',
  times: (index, weight) => `Kanal ${index} × ${formats.short(weight)}`,
}

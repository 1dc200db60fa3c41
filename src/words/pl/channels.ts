import type { LazyWords } from '../en/lazy.ts'
import { formats } from './formats.ts'

export const channels: LazyWords['channels'] = {
  channel: (index) => `Kanał ${index}`,
  beforeWeighting: (index) => `Kanał ${index} przed ważeniem`,
  afterWeighting: (index) => `Kanał ${index} po ważeniu`,
  addsMost: (index, count, layer) =>
    `Z ${formats.number(count)} kanałów warstwy ${layer} najwięcej wnosi do mapy kanał ${index}.`,
  theMapIs: 'Mapa to średnia wszystkich kanałów pomnożonych przez wagi, z wartościami ujemnymi zamienionymi na zero.',
  theMapAgainst:
    'Mapa to średnia wszystkich kanałów pomnożonych przez wagi z odwróconym znakiem, bo chodzi o przesłanki przeciw klasie, z wartościami ujemnymi zamienionymi na zero.',
  times: (index, weight) => `Kanał ${index} × ${formats.short(weight)}`,
}

import type { Words } from '../en/index.ts'
import { formats } from './formats.ts'

export const channels: Words['channels'] = {
  whereAndWhy: 'Gdzie patrzyła i dlaczego',
  mapOf: (height, width) => `Mapa, ${height} × ${width}`,
  theMap: (height, width) => `Mapa ${height} × ${width}`,
  range: (low, high) => `od ${formats.short(low)} do ${formats.short(high)}`,
  channel: (index) => `Kanał ${index}`,
  beforeWeighting: (index) => `Kanał ${index} przed ważeniem`,
  afterWeighting: (index) => `Kanał ${index} po ważeniu`,
  weighsMost: (index, count, layer) =>
    `Z ${count} kanałów warstwy ${layer} największą wagę ma kanał ${index}. Jego waga to średnia jego gradientów; mapa to średnia wszystkich kanałów pomnożonych przez wagi, tam gdzie jest powyżej zera.`,
  weighsMostAgainst: (index, count, layer) =>
    `Z ${count} kanałów warstwy ${layer} największą wagę ma kanał ${index}. Jego waga to średnia jego gradientów z odwróconym znakiem, bo chodzi o to, co przemawia przeciw klasie; mapa to średnia wszystkich kanałów pomnożonych przez wagi, tam gdzie jest powyżej zera.`,
  aMap: 'Mapa, 14 × 14',
  aChannel: 'Kanał',
  timesItsWeight: '× jego waga',
  whatComes: 'Mapa z ostatniego splotu sieci i kanał, który waży w niej najwięcej.',

  toCome: 'Wybierz obraz: tutaj pojawią się wszystkie kanały warstwy.',
  reading: (layer) => `Odczytywanie wszystkich kanałów ${layer}…`,
  channelsOf: (count, layer) => `Kanały ${layer}: ${count}`,
  order: 'Kolejność',
  orders: { share: 'według udziału', index: 'według numeru' },
  shown: 'Widok',
  stages: { before: 'przed ważeniem', after: 'po ważeniu' },
  scaleOfItsOwn: 'Każdy kanał we własnej skali, od najmniejszej do największej wartości.',
  oneScale:
    'Każdy kanał razy jego waga, wszystkie w jednej skali: co świeci, tworzy mapę, co ciemne, odejmuje od niej.',
  wall: (count, chosen) => `Wszystkie kanały: ${count}; wybrany jest kanał ${chosen}. Strzałki wybierają inny.`,
  overPicture: (index) => `Kanał ${index} na obrazie`,
  weight: 'Waga',
  shareOfMap: 'Udział w mapie',
  values: 'Wartości',
  valuesAfter: 'Wartości po ważeniu',
  takesAway: {
    for: 'Odejmuje od mapy: gdzie jest aktywny, klasa staje się mniej prawdopodobna.',
    against:
      'Odejmuje od mapy, która pokazuje, co przemawia przeciw klasie: gdzie jest aktywny, klasa staje się bardziej prawdopodobna.',
  },
  adds: 'Udział to wkład tego kanału tam, gdzie mapa jest dodatnia, względem wkładu wszystkich kanałów.',
}

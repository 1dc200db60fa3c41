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
    `Z ${count} kanałów warstwy ${layer} największą wagę ma kanał ${index}: to średnia jego gradientów. Mapa to średnia wszystkich kanałów pomnożonych przez wagi, z wartościami ujemnymi zamienionymi na zero.`,
  weighsMostAgainst: (index, count, layer) =>
    `Z ${count} kanałów warstwy ${layer} największą wagę ma kanał ${index}: to średnia jego gradientów z odwróconym znakiem, bo chodzi o przesłanki przeciw klasie. Mapa to średnia wszystkich kanałów pomnożonych przez wagi, z wartościami ujemnymi zamienionymi na zero.`,
  aMap: 'Mapa, 14 × 14',
  aChannel: 'Kanał',
  timesWeight: 'Kanał × waga',
  times: (index, weight) => `Kanał ${index} × ${formats.short(weight)}`,
  whatComes: 'Mapa z ostatniego splotu sieci i kanał, który ma w niej największą wagę.',

  toCome: 'Wybierz obraz, aby zobaczyć tutaj wszystkie kanały warstwy.',
  reading: (layer) => `Odczytywanie wszystkich kanałów ${layer}…`,
  channelsOf: (count, layer) => `Kanały ${layer}: ${count}`,
  order: 'Kolejność',
  orders: { share: 'według wkładu', index: 'według numeru' },
  shown: 'Widok',
  stages: { before: 'przed ważeniem', after: 'po ważeniu' },
  scaleOfItsOwn: 'Każdy kanał ma własną skalę, od najmniejszej do największej wartości.',
  oneScale:
    'Każdy kanał pomnożony przez wagę, wszystkie w jednej skali: jasne obszary dodają do mapy, ciemne od niej odejmują.',
  wall: (count, chosen) => `Wszystkie kanały: ${count}; wybrany jest kanał ${chosen}. Inny wybierzesz strzałkami.`,
  overPicture: (index) => `Kanał ${index} na obrazie`,
  weight: 'Waga',
  shareOfMap: 'Wkład do mapy',
  values: 'Wartości',
  valuesAfter: 'Wartości po ważeniu',
  takesAway: {
    for: 'Odejmuje od mapy: gdzie jest aktywny, klasa staje się mniej prawdopodobna.',
    against:
      'Odejmuje od mapy, która pokazuje przesłanki przeciw klasie: gdzie jest aktywny, klasa staje się bardziej prawdopodobna.',
  },
  adds: 'Wkład to część tego kanału w sumie wszystkich kanałów tam, gdzie mapa jest dodatnia.',
}

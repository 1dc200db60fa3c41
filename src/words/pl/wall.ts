import type { LazyWords } from '../en/lazy.ts'
import { formats } from './formats.ts'

export const wall: LazyWords['wall'] = {
  toCome: 'Wybierz obraz, aby zobaczyć tutaj wszystkie kanały warstwy.',
  reading: (layer) => `Odczytywanie wszystkich kanałów ${layer}…`,
  channelsOf: (count, layer) => `Kanały ${layer}: ${formats.number(count)}`,
  order: 'Kolejność',
  orders: { share: 'według wkładu', index: 'według numeru' },
  shown: 'Widok',
  stages: { before: 'przed ważeniem', after: 'po ważeniu' },
  byGradCam: 'Ta metoda nie ma wag kanałów. Kolejność i wkład są takie jak w Grad-CAM.',
  scaleOfItsOwn: 'Każdy kanał ma własną skalę, od najmniejszej do największej wartości.',
  oneScale:
    'Każdy kanał pomnożony przez wagę, wszystkie w jednej skali: jasne obszary dodają do mapy, ciemne od niej odejmują.',
  wall: (count, chosen) =>
    `Wszystkie kanały: ${formats.number(count)}; wybrany jest kanał ${chosen}. Inny wybierzesz strzałkami.`,
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

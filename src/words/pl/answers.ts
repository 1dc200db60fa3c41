import type { LazyWords } from '../en/lazy.ts'
import { formats } from './formats.ts'

/** What a network answers, where that is no list of probabilities, and what it takes besides a picture. */
export const answers: LazyWords['answers'] = {
  multiLabel: `Sieć ocenia każdą klasę osobno, więc wartości procentowe nie muszą sumować się do ${formats.share(1)}.`,
  linear: 'Ostatnia warstwa nie ma aktywacji, która daje prawdopodobieństwa: to są jej wartości bez zmian.',
  readings: { logits: 'punktacje (logity)', values: 'wartości' },
  nameThem: 'Nazwij obie odpowiedzi',
  callThem: 'Nazwij je',
  namesKept: 'Nazwy są zapisywane razem z tą siecią na tym urządzeniu.',
  low: 'Wyjście bliskie 0',
  high: 'Wyjście bliskie 1',
  numbers: (name) => `Wejście ${name}`,
  nth: (name, nth) => `${name} ${nth}`,
  allNumbers: (count) => `Liczby oddzielone spacjami: ${formats.number(count)}`,
  wrong: (count) => `Podaj tyle liczb: ${formats.number(count)}.`,
  takesNumbers: 'Ta sieć oprócz obrazu przyjmuje także liczby.',
}

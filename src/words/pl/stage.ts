import type { Words } from '../en/index.ts'
import { formats } from './formats.ts'

export const stage: Words['stage'] = {
  predictions: 'Predykcje',
  unnamedClass: (index) => `klasa ${index}`,
  searchClasses: (count) => `Szukaj (klasy: ${formats.number(count)})`,
  showClasses: 'Pokaż klasy',
  noSuchClass: 'Brak pasującej klasy',
}

import type { Words } from '../en/index.ts'
import { formats } from './formats.ts'

export const stage: Words['stage'] = {
  predictions: 'Predykcje',
  opacity: 'Krycie',
  colours: 'Kolory',
  score: 'Wynik',
  layer: 'Warstwa',
  method: 'Metoda',
  probability: 'Prawdopodobieństwo',
  logit: 'Logit',
  unnamedClass: (index) => `klasa ${index}`,
  explainAnother: 'Wyjaśnij inną klasę',
  searchClasses: (count) => `Szukaj (klasy: ${formats.number(count)})`,
  showClasses: 'Pokaż klasy',
  noSuchClass: 'Brak pasującej klasy',
}

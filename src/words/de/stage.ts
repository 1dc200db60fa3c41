import type { Words } from '../en/index.ts'
import { formats, plural } from './formats.ts'

export const stage: Words['stage'] = {
  predictions: 'Vorhersagen',
  opacity: 'Deckkraft',
  colours: 'Farben',
  score: 'Wertung',
  layer: 'Schicht',
  method: 'Methode',
  probability: 'Wahrscheinlichkeit',
  logit: 'Logit',
  unnamedClass: (index) => `Klasse ${index}`,
  explainAnother: 'Eine andere Klasse erklären',
  searchClasses: (count) =>
    plural(count, { one: 'In 1 Klasse suchen', other: `In ${formats.number(count)} Klassen suchen` }),
  showClasses: 'Klassen zeigen',
  noSuchClass: 'Keine passende Klasse',
}

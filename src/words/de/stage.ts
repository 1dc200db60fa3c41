import type { Words } from '../en/index.ts'
import { formats, plural } from './formats.ts'

export const stage: Words['stage'] = {
  predictions: 'Vorhersagen',
  unnamedClass: (index) => `Klasse ${index}`,
  searchClasses: (count) =>
    plural(count, { one: 'In 1 Klasse suchen', other: `In ${formats.number(count)} Klassen suchen` }),
  showClasses: 'Klassen zeigen',
  noSuchClass: 'Keine passende Klasse',
}

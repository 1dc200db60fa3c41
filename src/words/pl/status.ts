import type { Words } from '../en/index.ts'
import { formats, plural } from './formats.ts'

const after = (then?: string) => (then ? `, potem ${then}` : '')

export const status: Words['status'] = {
  loading: (then) => `Wczytywanie sieci${after(then)}…`,
  warming: (then) => `Przygotowywanie${after(then)}…`,
  stopped: (waiting) => `Nie wczytano sieci${waiting ? `; ${waiting} czeka` : ''}.`,
  opening: (name) => `Otwieranie ${name}…`,
  looking: (name) => `Analizowanie ${name}…`,
  lookingAtAll: (count) =>
    plural(count, {
      one: 'Analizowanie 1 obrazu…',
      few: `Analizowanie ${formats.number(count)} obrazów…`,
      many: `Analizowanie ${formats.number(count)} obrazów…`,
      other: `Analizowanie ${formats.number(count)} obrazu…`,
    }),
  lookingWhere: 'Rysowanie mapy ciepła…',
  ready: 'Gotowe na obraz.',
  loadingNetwork: 'Wczytywanie sieci',
}

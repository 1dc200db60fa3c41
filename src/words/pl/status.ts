import type { Words } from '../en/index.ts'
import { formats, plural } from './formats.ts'

const after = (then?: string) => (then ? `, potem ${then}` : '')

export const status: Words['status'] = {
  loading: (then) => `Wczytywanie sieci${after(then)}.`,
  warming: (then) => `Rozgrzewanie sieci${after(then)}.`,
  stopped: (waiting) => `Sieci nie ma${waiting ? `, a ${waiting} na nią czeka` : ''}.`,
  opening: (name) => `Otwieranie ${name}.`,
  looking: (name) => `Sieć ogląda ${name}.`,
  lookingAtAll: (count) =>
    plural(count, {
      one: 'Sieć ogląda 1 obraz.',
      few: `Sieć ogląda ${formats.number(count)} obrazy.`,
      many: `Sieć ogląda ${formats.number(count)} obrazów.`,
      other: `Sieć ogląda ${formats.number(count)} obrazu.`,
    }),
  lookingWhere: 'Teraz: gdzie patrzyła.',
  ready: 'Gotowe na obraz.',
  loadingNetwork: 'Wczytywanie sieci',
  isLoaded: (name, classes) =>
    `Wczytano: ${name}. Zna ${classes < 1000 ? 'tylko ' : ''}${plural(classes, { one: '1 rzecz', few: `${formats.number(classes)} rzeczy`, many: `${formats.number(classes)} rzeczy`, other: `${formats.number(classes)} rzeczy` })}.`,
  facts: (width, height, ms) => `${width} × ${height}, ${formats.seconds(ms)}`,
}

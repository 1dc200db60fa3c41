import type { LazyWords } from '../en/lazy.ts'
import { formats, plural } from './formats.ts'

export const film: LazyWords['film'] = {
  list: 'Obrazy',
  count: (count) =>
    plural(count, {
      one: '1 obraz',
      few: `${formats.number(count)} obrazy`,
      many: `${formats.number(count)} obrazów`,
      other: `${formats.number(count)} obrazu`,
    }),
  states: {
    waiting: 'oczekuje',
    working: 'analiza',
    done: 'gotowe',
    failed: 'nie udało się otworzyć',
    held: 'bez analizy',
  },
  outdated: 'nieaktualne',
  top: (label, sure) => `${label} ${sure}`,
  progress: 'Przeanalizowane obrazy',
  lookedAt: (done, total) => `${formats.number(done)} z ${formats.number(total)}`,
  stopped: (done, total) => `Zatrzymano po ${formats.number(done)} z ${formats.number(total)}.`,
  lookAtRest: 'Analizuj resztę',
  cancel: 'Anuluj',
  remove: 'Usuń',
  removeThis: (name) => `Usuń ${name}`,
  removeAll: 'Usuń wszystkie',
  removed: (count) =>
    plural(count, {
      one: 'Usunięto 1 obraz.',
      few: `Usunięto ${formats.number(count)} obrazy.`,
      many: `Usunięto ${formats.number(count)} obrazów.`,
      other: `Usunięto ${formats.number(count)} obrazu.`,
    }),
  removedOne: (name) => `Usunięto ${name}.`,
  undo: 'Cofnij',
  dismiss: 'Ukryj',
  exportAll: 'Eksportuj wszystko',
  contactSheet: 'Stykówka',
  exporting: {
    zip: (done, total) => `Pakowanie ${formats.number(done)} z ${formats.number(total)}`,
    sheet: (done, total) => `Rysowanie ${formats.number(done)} z ${formats.number(total)}`,
  },
  exportProgress: 'Wyeksportowane obrazy',
  cancelExport: 'Anuluj eksport',
  sheetTitle: (network, count, all) =>
    `Heatlens: co widzi ${network}, ${
      count < all
        ? `obrazy: ${formats.number(count)} z ${formats.number(all)}`
        : plural(count, {
            one: '1 obraz',
            few: `${formats.number(count)} obrazy`,
            many: `${formats.number(count)} obrazów`,
            other: `${formats.number(count)} obrazu`,
          })
    }`,
  sheetHeat: (label) => `mapa ciepła klasy ${label}`,
}

import type { LazyWords } from '../en/lazy.ts'
import { formats, plural } from './formats.ts'

export const film: LazyWords['film'] = {
  list: 'Bilder',
  count: (count) => plural(count, { one: '1 Bild', other: `${formats.number(count)} Bilder` }),
  states: {
    waiting: 'wartet',
    working: 'wird analysiert',
    done: 'fertig',
    failed: 'nicht lesbar',
    held: 'nicht analysiert',
  },
  outdated: 'veraltet',
  top: (label, sure) => `${label} ${sure}`,
  progress: 'Analysierte Bilder',
  lookedAt: (done, total) => `${formats.number(done)} von ${formats.number(total)}`,
  stopped: (done, total) => `Nach ${formats.number(done)} von ${formats.number(total)} angehalten.`,
  lookAtRest: 'Den Rest analysieren',
  cancel: 'Abbrechen',
  remove: 'Entfernen',
  removeThis: (name) => `${name} entfernen`,
  removeAll: 'Alle entfernen',
  removed: (count) =>
    plural(count, { one: '1 Bild wurde entfernt.', other: `${formats.number(count)} Bilder wurden entfernt.` }),
  removedOne: (name) => `${name} wurde entfernt.`,
  undo: 'Rückgängig',
  dismiss: 'Ausblenden',
  exportAll: 'Alle exportieren',
  contactSheet: 'Kontaktbogen',
  exporting: {
    zip: (done, total) => `${formats.number(done)} von ${formats.number(total)} gepackt`,
    sheet: (done, total) => `${formats.number(done)} von ${formats.number(total)} gezeichnet`,
  },
  exportProgress: 'Exportierte Bilder',
  cancelExport: 'Export abbrechen',
  sheetTitle: (network, count, all) =>
    `Heatlens: was ${network} in ${count < all ? `${formats.number(count)} von ` : ''}${plural(all, { one: '1 Bild', other: `${formats.number(all)} Bildern` })} sieht`,
  sheetHeat: (label) => `Heatmap für ${label}`,
}

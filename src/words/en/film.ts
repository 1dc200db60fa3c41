import { formats, plural } from './formats.ts'

/** The filmstrip, actions on all pictures, and removals. */
export const film = {
  list: 'Pictures',
  count: (count: number) => plural(count, { one: '1 picture', other: `${formats.number(count)} pictures` }),
  /** For a picture without an answer. */
  states: { waiting: 'waiting', working: 'analysing', done: 'done', failed: 'could not open', held: 'not analysed' },
  /** For an answer with another preprocessing than the network has now. */
  outdated: 'out of date',
  /** The class and its probability. */
  top: (label: string, sure: string) => `${label} ${sure}`,
  progress: 'Pictures analysed',
  lookedAt: (done: number, total: number) => `${formats.number(done)} of ${formats.number(total)}`,
  stopped: (done: number, total: number) => `Stopped after ${formats.number(done)} of ${formats.number(total)}.`,
  lookAtRest: 'Analyse the rest',
  cancel: 'Cancel',
  remove: 'Remove',
  removeThis: (name: string) => `Remove ${name}`,
  removeAll: 'Remove all',
  removed: (count: number) =>
    plural(count, { one: '1 picture was removed.', other: `${formats.number(count)} pictures were removed.` }),
  removedOne: (name: string) => `${name} was removed.`,
  undo: 'Undo',
  dismiss: 'Dismiss',
  exportAll: 'Export all',
  contactSheet: 'Contact sheet',
  exporting: {
    zip: (done: number, total: number) => `Packing ${formats.number(done)} of ${formats.number(total)}`,
    sheet: (done: number, total: number) => `Drawing ${formats.number(done)} of ${formats.number(total)}`,
  },
  exportProgress: 'Pictures exported',
  cancelExport: 'Cancel the export',
  /** Above a contact sheet. */
  sheetTitle: (network: string, count: number, all: number) =>
    `Heatlens: what ${network} sees in ${count < all ? `${formats.number(count)} of ` : ''}${plural(all, { one: '1 picture', other: `${formats.number(all)} pictures` })}`,
  /** Below a picture on a contact sheet whose heatmap is for another class than its first. */
  sheetHeat: (label: string) => `heatmap for ${label}`,
}

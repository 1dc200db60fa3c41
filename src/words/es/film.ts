import type { LazyWords } from '../en/lazy.ts'
import { formats, plural } from './formats.ts'

export const film: LazyWords['film'] = {
  list: 'Imágenes',
  count: (count) =>
    plural(count, {
      one: '1 imagen',
      many: `${formats.number(count)} de imágenes`,
      other: `${formats.number(count)} imágenes`,
    }),
  states: {
    waiting: 'en espera',
    working: 'analizando',
    done: 'lista',
    failed: 'no se pudo abrir',
    held: 'sin analizar',
  },
  outdated: 'desactualizada',
  top: (label, sure) => `${label} ${sure}`,
  progress: 'Imágenes analizadas',
  lookedAt: (done, total) => `${formats.number(done)} de ${formats.number(total)}`,
  stopped: (done, total) => `Se detuvo tras ${formats.number(done)} de ${formats.number(total)}.`,
  lookAtRest: 'Analizar el resto',
  cancel: 'Cancelar',
  remove: 'Quitar',
  removeThis: (name) => `Quitar ${name}`,
  removeAll: 'Quitar todas',
  removed: (count) =>
    plural(count, {
      one: 'Se quitó 1 imagen.',
      many: `Se quitaron ${formats.number(count)} de imágenes.`,
      other: `Se quitaron ${formats.number(count)} imágenes.`,
    }),
  removedOne: (name) => `Se quitó ${name}.`,
  undo: 'Deshacer',
  dismiss: 'Ocultar',
  exportAll: 'Exportar todo',
  contactSheet: 'Hoja de contactos',
  exporting: {
    zip: (done, total) => `Empaquetando ${formats.number(done)} de ${formats.number(total)}`,
    sheet: (done, total) => `Dibujando ${formats.number(done)} de ${formats.number(total)}`,
  },
  exportProgress: 'Imágenes exportadas',
  cancelExport: 'Cancelar la exportación',
  sheetTitle: (network, count, all) =>
    `Heatlens: lo que ve ${network} en ${count < all ? `${formats.number(count)} de ` : ''}${plural(all, { one: '1 imagen', many: `${formats.number(all)} de imágenes`, other: `${formats.number(all)} imágenes` })}`,
  sheetHeat: (label) => `mapa de calor de ${label}`,
}

import type { Words } from '../en/index.ts'
import { formats, plural } from './formats.ts'

const after = (then?: string) => (then ? `, dann ${then}` : '')

export const status: Words['status'] = {
  loading: (then) => `Das Netz wird geladen${after(then)}.`,
  warming: (then) => `Das Netz läuft sich warm${after(then)}.`,
  stopped: (waiting) => `Das Netz ist nicht da${waiting ? `, und ${waiting} wartet darauf` : ''}.`,
  opening: (name) => `${name} wird geöffnet.`,
  looking: (name) => `${name} wird angesehen.`,
  lookingAtAll: (count) =>
    plural(count, { one: '1 Bild wird angesehen.', other: `${formats.number(count)} Bilder werden angesehen.` }),
  lookingWhere: 'Jetzt: wohin es geschaut hat.',
  ready: 'Bereit für ein Bild.',
  loadingNetwork: 'Das Netz wird geladen',
  isLoaded: (name, classes) =>
    `${name} ist geladen. Es kennt ${classes < 1000 ? 'nur ' : ''}${plural(classes, { one: '1 Ding', other: `${formats.number(classes)} Dinge` })}.`,
  facts: (width, height, ms) => `${width} × ${height}, ${formats.seconds(ms)}`,
}

import type { Words } from '../en/index.ts'
import { formats, plural } from './formats.ts'

const after = (then?: string) => (then ? `, dann ${then}` : '')

export const status: Words['status'] = {
  loading: (then) => `Das Netz wird geladen${after(then)} …`,
  warming: (then) => `Gleich bereit${after(then)} …`,
  stopped: (waiting) => `Es ist kein Netz geladen${waiting ? `, ${waiting} wartet darauf` : ''}.`,
  opening: (name) => `${name} wird geöffnet …`,
  looking: (name) => `${name} wird analysiert …`,
  lookingAtAll: (count) =>
    plural(count, { one: '1 Bild wird analysiert …', other: `${formats.number(count)} Bilder werden analysiert …` }),
  lookingWhere: 'Die Heatmap wird gezeichnet …',
  ready: 'Bereit für ein Bild.',
  loadingNetwork: 'Das Netz wird geladen',
}

import type { Words } from '../en/index.ts'
import { formats, plural } from './formats.ts'

const after = (then?: string) => (then ? `; después, ${then}` : '')

export const status: Words['status'] = {
  loading: (then) => `Cargando la red${after(then)}.`,
  warming: (then) => `Calentando la red${after(then)}.`,
  stopped: (waiting) => `La red no está${waiting ? `, y ${waiting} la espera` : ''}.`,
  opening: (name) => `Abriendo ${name}.`,
  looking: (name) => `Mirando ${name}.`,
  lookingAtAll: (count) =>
    plural(count, {
      one: 'Mirando 1 imagen.',
      many: `Mirando ${formats.number(count)} de imágenes.`,
      other: `Mirando ${formats.number(count)} imágenes.`,
    }),
  lookingWhere: 'Ahora, dónde miró.',
  ready: 'Lista para una imagen.',
  loadingNetwork: 'Cargando la red',
  isLoaded: (name, classes) =>
    `${name}: cargada. ${classes < 1000 ? 'Solo conoce' : 'Conoce'} ${plural(classes, { one: '1 cosa', many: `${formats.number(classes)} de cosas`, other: `${formats.number(classes)} cosas` })}.`,
  facts: (width, height, ms) => `${width} × ${height}, ${formats.seconds(ms)}`,
}

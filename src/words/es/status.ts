import type { Words } from '../en/index.ts'
import { formats, plural } from './formats.ts'

const after = (then?: string) => (then ? `; después, ${then}` : '')

export const status: Words['status'] = {
  loading: (then) => `Cargando la red${after(then)}…`,
  warming: (then) => `Preparando${after(then)}…`,
  stopped: (waiting) => `No hay ninguna red cargada${waiting ? `; ${waiting} está en espera` : ''}.`,
  opening: (name) => `Abriendo ${name}…`,
  looking: (name) => `Analizando ${name}…`,
  lookingAtAll: (count) =>
    plural(count, {
      one: 'Analizando 1 imagen…',
      many: `Analizando ${formats.number(count)} de imágenes…`,
      other: `Analizando ${formats.number(count)} imágenes…`,
    }),
  lookingWhere: 'Dibujando el mapa de calor…',
  ready: 'Lista para una imagen.',
  loadingNetwork: 'Cargando la red',
}

import type { Words } from '../en/index.ts'
import { formats, plural } from './formats.ts'

export const first: Words['first'] = {
  drop: 'Suelta o elige una imagen',
  choose: 'Elige una imagen',
  see: 'Mira qué ve en ella una red neuronal y dónde mira.',
  safe: 'Se queda en este dispositivo: la red funciona en esta página.',
  knows: (network, count) =>
    `${network}: reconoce ${plural(count, { one: '1 clase', many: `${formats.number(count)} de clases`, other: `${formats.number(count)} clases` })}.`,
  lookAtList: 'Ver la lista',
  ways: 'Otras formas de abrir una imagen',
  close: 'Cerrar',

  paste: 'Pegar',
  pasted: 'pegada',

  camera: 'Cámara',

  address: 'Dirección',
  addressTitle: 'Dirección de la imagen',
}

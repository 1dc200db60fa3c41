import type { Words } from '../en/index.ts'
import { formats, plural } from './formats.ts'

export const first: Words['first'] = {
  drop: 'Suelta o elige una imagen',
  choose: 'Elige una imagen',
  see: 'Mira qué ve una red en ella y dónde miró.',
  safe: 'Se queda en este dispositivo: la red funciona en esta página.',
  knows: (network, count) =>
    `${network}: conoce ${plural(count, { one: '1 cosa', many: `${formats.number(count)} de cosas`, other: `${formats.number(count)} cosas` })}.`,
  lookAtList: 'Ver la lista',
  ways: 'Otras maneras',
  close: 'Cerrar',

  paste: 'Pegar',
  pasted: 'pegada',

  camera: 'Cámara',

  address: 'Dirección',
  addressTitle: 'La dirección de una imagen',
}

import type { Words } from '../en/index.ts'
import { formats, plural } from './formats.ts'

export const first: Words['first'] = {
  drop: 'o suelta una en cualquier lugar',
  choose: 'Elige una imagen',
  see: 'Mira qué reconoce una IA en una imagen y dónde ha mirado.',
  how: 'Lo que vas a ver',
  names: 'La IA, una red neuronal, nombra lo que reconoce: las tres cosas más probables, en porcentaje.',
  heat: 'Los colores muestran dónde ha mirado para ello: el rojo contó más y el azul menos. El método se llama Grad-CAM.',
  steps: '«Canales» y «Recorrido» muestran cómo llega a ello, con todos los números.',
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

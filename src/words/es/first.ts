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
  things: (count) =>
    plural(count, {
      one: 'La única cosa que conoce',
      many: `Los ${formats.number(count)} de cosas que conoce`,
      other: `Las ${formats.number(count)} cosas que conoce`,
    }),
  searchThings: 'Buscar',
  found: (count) =>
    plural(count, {
      one: '1 encontrada',
      many: `${formats.number(count)} encontradas`,
      other: `${formats.number(count)} encontradas`,
    }),
  ways: 'Otras maneras',
  close: 'Cerrar',

  paste: 'Pegar',
  pasteRefused:
    'El navegador no deja que Heatlens lea el portapapeles. Permítelo para esta página o pulsa Ctrl+V (⌘V).',
  nothingToPaste:
    'El portapapeles no contiene ninguna imagen. Copia la imagen misma o su dirección, y pégala de nuevo.',
  pasted: 'pegada',

  camera: 'Cámara',
  cameraAsks: 'El navegador pregunta si esta página puede usar la cámara. La imagen se queda en este dispositivo.',
  preview: 'Lo que ve la cámara',
  take: 'Hacer foto',
  otherCamera: 'Otra cámara',
  cameraRefused:
    'No se permitió la cámara. Permítela para esta página en los ajustes del navegador o elige una imagen.',
  cameraBusy: 'La cámara está en uso en otro sitio. Cierra lo que la usa e inténtalo de nuevo.',
  cameraGone: 'Ninguna cámara responde. Comprueba que está encendida o elige una imagen.',
  fromCamera: 'cámara',

  address: 'Dirección',
  addressTitle: 'La dirección de una imagen',
  addressPrivacy:
    'Es lo único que Heatlens trae de otro sitio, y solo cuando pulsas el botón: el otro sitio conoce tu dirección de red y qué imagen quieres, y nada más.',
  addressAsked: (host) => `La dirección de esta página pide una imagen de ${host}.`,
  frame: {
    label: 'Dirección de una imagen',
    fetch: 'Traer',
    fetchFrom: 'Traer de {host}',
    cancel: 'Cancelar',
    fetching: 'Trayendo de {host}',
    notAnAddress: 'Esta no es la dirección de una imagen: tiene que empezar por https://.',
    noAnswer:
      '{host} no responde o no deja que otras páginas lean sus imágenes. Guarda la imagen allí y elige después el archivo aquí.',
    status: '{host} no tiene ninguna imagen en esta dirección (responde {status}). Comprueba la dirección.',
    page: 'En esta dirección hay una página, no una imagen. Ábrela, copia la dirección de la imagen misma y ponla aquí.',
    large: 'La imagen pasa de 100 MB. Redúcela y elige después el archivo aquí.',
    slow: '{host} tardó demasiado en responder. Inténtalo de nuevo, o guarda la imagen allí y elige el archivo aquí.',
  },
}

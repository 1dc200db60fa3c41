import type { LateWords } from '../en/late.ts'
import { formats, plural } from './formats.ts'

export const dialogs: LateWords['dialogs'] = {
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
  cameraAsks: 'El navegador pregunta si esta página puede usar la cámara. La imagen se queda en este dispositivo.',
  preview: 'Lo que ve la cámara',
  take: 'Hacer foto',
  otherCamera: 'Otra cámara',
  cameraRefused:
    'No se permitió la cámara. Permítela para esta página en los ajustes del navegador o elige una imagen.',
  cameraBusy: 'La cámara está en uso en otro sitio. Cierra lo que la usa e inténtalo de nuevo.',
  cameraGone: 'Ninguna cámara responde. Comprueba que está encendida o elige una imagen.',
  fromCamera: 'cámara',
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

import type { LazyWords } from '../en/lazy.ts'
import { formats, plural } from './formats.ts'

export const dialogs: LazyWords['dialogs'] = {
  classes: (count) =>
    plural(count, {
      one: '1 clase',
      many: `${formats.number(count)} de clases`,
      other: `${formats.number(count)} clases`,
    }),
  search: 'Buscar',
  found: (count) =>
    plural(count, {
      one: '1 encontrada',
      many: `${formats.number(count)} encontradas`,
      other: `${formats.number(count)} encontradas`,
    }),
  cameraAsks: 'El navegador pide permiso para usar la cámara. La imagen se queda en este dispositivo.',
  preview: 'Vista previa de la cámara',
  take: 'Hacer foto',
  otherCamera: 'Otra cámara',
  cameraRefused:
    'Se denegó el acceso a la cámara. Permítelo para esta página en los ajustes del navegador o elige una imagen.',
  cameraBusy: 'La cámara está en uso. Cierra el programa que la usa e inténtalo de nuevo.',
  cameraGone: 'La cámara no responde. Comprueba que está encendida o elige una imagen.',
  fromCamera: 'cámara',
  addressPrivacy:
    'Es lo único que Heatlens descarga de otro sitio web, y solo cuando pulsas el botón. El otro sitio sabrá tu dirección IP y qué imagen quieres, y nada más.',
  addressAsked: (host) => `El enlace a esta página pide una imagen de ${host}.`,
  frame: {
    label: 'Dirección de una imagen',
    fetch: 'Descargar',
    fetchFrom: 'Descargar de {host}',
    cancel: 'Cancelar',
    fetching: 'Descargando de {host}',
    notAnAddress: 'Esta no es la dirección de una imagen: debe empezar por https://.',
    noAnswer:
      '{host} no responde o no deja que otros sitios lean sus imágenes. Guarda la imagen desde allí y elige después el archivo aquí.',
    status: '{host} no tiene ninguna imagen en esta dirección (estado {status}). Comprueba la dirección.',
    page: 'Esta es la dirección de una página, no de una imagen. Abre la página, copia la dirección de la imagen y pégala aquí.',
    large: 'La imagen pasa de 100 MB. Redúcela y elige después el archivo aquí.',
    slow: '{host} tardó demasiado en responder. Inténtalo de nuevo, o guarda la imagen desde allí y elige el archivo aquí.',
  },
}

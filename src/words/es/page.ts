import type { Words } from '../en/index.ts'
import { rich } from '../rich.ts'
import { formats, plural } from './formats.ts'

export const page: Words['page'] = {
  promise: 'No se sube nada.',
  promiseMore: 'Tus imágenes se quedan en este dispositivo.',
  settings: 'Ajustes',
  language: 'Idioma',
  theme: 'Tema',
  themes: { system: 'Como el sistema', light: 'Claro', dark: 'Oscuro' },
  embedSettings: 'Escribir los ajustes en las imágenes guardadas',
  singleKeys: 'Atajos de una sola tecla',
  resetSettings: 'Volver a los ajustes del cuaderno',
  dismiss: 'Ocultar',
  cancel: 'Cancelar',
  close: 'Cerrar',
  views: 'Vistas',
  picture: 'Imagen',
  channels: 'Canales',
  walkthrough: 'Recorrido',
  about: 'Acerca de la red',
  answer: 'Respuesta',
  skip: 'Saltar al contenido',
  dropHere: 'Suelta para mirarla',
  alsoFailed: (names) => `Tampoco se abrió: ${names}.`,
  tryAgain: 'Reintentar',
  startAgain: 'Empezar de nuevo',
  useStarter: 'Usar la red inicial',
  knowsOnly: (count) =>
    plural(count, {
      one: 'solo conoce 1 cosa; todo lo demás recibe su nombre.',
      many: `solo conoce ${formats.number(count)} de cosas; todo lo demás recibe uno de sus nombres.`,
      other: `solo conoce ${formats.number(count)} cosas; todo lo demás recibe uno de sus nombres.`,
    }),
  knowsClasses: (count) => `conoce ${formats.number(count)} clases.`,
  forVgg16: 'Para VGG16, véase «Modelo».',
  runsOn: rich('Funciona con {backend}.'),
}

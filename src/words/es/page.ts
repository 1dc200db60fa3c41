import type { Words } from '../en/index.ts'
import { page as english } from '../en/page.ts'

export const page: Words['page'] = {
  ...english,
  promise: 'No se sube nada.',
  promiseMore: 'Tus imágenes se quedan en este dispositivo.',
  settings: 'Ajustes',
  language: 'Idioma',
  dismiss: 'Ocultar',
  cancel: 'Cancelar',
  close: 'Cerrar',
}

import type { Words } from '../en/index.ts'
import { rich } from '../rich.ts'
import { formats, plural } from './formats.ts'

export const page: Words['page'] = {
  promise: 'No se sube nada.',
  promiseMore: 'Tus imágenes se quedan en este dispositivo.',
  settings: 'Ajustes',
  language: 'Idioma',
  theme: 'Tema',
  dismiss: 'Ocultar',
  cancel: 'Cancelar',
  close: 'Cerrar',
  views: 'Vistas',
  picture: 'Imagen',
  channels: 'Canales',
  why: 'Por qué',
  walkthrough: 'Recorrido',
  about: 'Acerca de la red',
  answer: 'Resultado',
  skip: 'Saltar al contenido',
  dropHere: 'Suelta para analizarla',
  alsoFailed: (names) => `Tampoco se abrió: ${names}.`,
  tryAgain: 'Reintentar',
  startAgain: 'Empezar de nuevo',
  useStarter: 'Usar la red de la página',
  knowsOnly: (count) =>
    plural(count, {
      one: 'reconoce 1 clase; a todo lo demás le asignará esa clase por error.',
      many: `reconoce ${formats.number(count)} de clases; a todo lo demás le asignará una de ellas por error.`,
      other: `reconoce ${formats.number(count)} clases; a todo lo demás le asignará una de ellas por error.`,
    }),
  knowsClasses: (count) =>
    plural(count, {
      one: 'reconoce 1 clase.',
      many: `reconoce ${formats.number(count)} de clases.`,
      other: `reconoce ${formats.number(count)} clases.`,
    }),
  knowsImageNet: (count) => `Conoce ${formats.number(count)} tipos de cosas; ni jirafas ni tomates están entre ellos.`,
  more: 'Más',
  moreHint: 'Ejemplos, pegar, dirección, la red',
  addNetwork: 'Añadir una red',
  runsOn: rich('Funciona con {backend}.'),
}

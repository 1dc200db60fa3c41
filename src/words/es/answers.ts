import type { LazyWords } from '../en/lazy.ts'
import { formats, plural } from './formats.ts'

/** What a network answers, where that is no list of probabilities, and what it takes besides a picture. */
export const answers: LazyWords['answers'] = {
  multiLabel: `La red juzga cada clase por separado, así que los porcentajes no tienen por qué sumar ${formats.share(1)}.`,
  linear: 'La última capa no tiene una activación que dé probabilidades: estos son sus valores tal cual.',
  readings: { logits: 'puntuaciones (logits)', values: 'valores' },
  nameThem: 'Nombrar las dos respuestas',
  callThem: 'Llámalas',
  namesKept: 'Los nombres se guardan con esta red en este dispositivo.',
  low: 'Salida cerca de 0',
  high: 'Salida cerca de 1',
  numbers: (name) => `Entrada ${name}`,
  nth: (name, nth) => `${name} ${nth}`,
  allNumbers: (count) => `${formats.number(count)} números, separados por espacios`,
  wrong: (count) =>
    `Introduce ${plural(count, { one: '1 número', many: `${formats.number(count)} de números`, other: `${formats.number(count)} números` })}.`,
  takesNumbers: 'Esta red recibe también números además de la imagen.',
}

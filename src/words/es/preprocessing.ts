import type { LazyWords } from '../en/lazy.ts'
import { formats } from './formats.ts'

export const preprocessing: LazyWords['preprocessing'] = {
  title: 'Preprocesamiento',
  values: 'Valores',
  valueNames: {
    '0..1': 'de 0 a 1',
    '-1..1': 'de −1 a 1',
    '0..255': 'de 0 a 255',
    torch: 'torch (ImageNet, estandarizados)',
    caffe: 'caffe (ImageNet, sin la media)',
    custom: 'propios',
  },
  channels: 'Canales',
  channelNames: { rgb: 'RGB', bgr: 'BGR', grey: 'gris' },
  resize: 'Escalado',
  resizeNames: { nearest: 'vecino más próximo', bilinear: 'bilineal', bicubic: 'bicúbico', area: 'área' },
  fit: 'Ajuste',
  fitNames: { stretch: 'estirar', 'centre-crop': 'recorte central', 'short-side': 'lado corto y recorte' },
  antialias: 'Suavizado',
  antialiased: 'suavizado',
  noEffect: 'No cambia nada con vecino más próximo ni con área.',
  width: 'Ancho',
  height: 'Alto',
  sizeIsFree: 'El archivo deja libre el tamaño: este es una suposición.',
  seesPart:
    'La red ve una parte de la imagen. Fuera de ella no hay calor: allí la foto se ve más oscura en esta página y queda como está en las imágenes guardadas.',
  shortSide: 'Lado corto',
  mean: 'Media',
  scale: 'Factor',
  numbersHint: '(píxel − media) × factor, con píxeles de 0 a 255. Un número, o tres en el orden de los canales.',
  from: {
    file: 'Según el archivo de la red.',
    network: 'Las primeras capas de la red escalan los valores.',
    guess: 'Una suposición: el archivo no lo indica.',
    person: 'Tu elección, que se guarda con esta red.',
  },
  reset: 'Restablecer el preprocesamiento',
  used: (text) => `Esta respuesta: ${text}.`,
  guessed: (values) => `Los valores de píxel son una suposición: ${values}.`,
  compare: 'Comparar las opciones',
  doubt: (logit) =>
    `Un logit de ${formats.fixed(logit, 0)} es sospechoso: quizá la red espere otros valores de píxel.`,
  isRight: 'Mantener estos valores',
  choices: 'Qué respondería la red',
}

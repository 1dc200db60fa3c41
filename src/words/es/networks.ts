import type { LateWords } from '../en/late.ts'
import { rich } from '../rich.ts'
import { formats, plural } from './formats.ts'

export const networks: LateWords['networks'] = {
  networks: 'Redes',
  places: {
    embedded: 'viene con la página',
    visit: 'para esta visita',
    device: 'en este dispositivo',
    host: 'en este servidor',
  },
  kept: 'Guardar',
  weightTypes: {
    float32: 'sin cambios',
    float16: 'la mitad (float16)',
    uint8: 'la cuarta parte (uint8, impreciso)',
  },
  pixels: 'Píxeles',
  room: (used, quota) =>
    `Guardado en este dispositivo: ${formats.megabytes(used)} de los ${formats.gigabytes(quota)} que permite el navegador.`,
  isPromised: 'Ha prometido conservarlas.',
  cannotKeep:
    'Este navegador no deja que la página guarde nada. Puedes usar una red que abras hasta que cierres o recargues la página.',
  keepOffline: 'Conservar sin conexión',
  facts: (place, classes, weights, bytes) =>
    `${place}, ${plural(classes, { one: '1 clase', many: `${formats.number(classes)} de clases`, other: `${formats.number(classes)} clases` })}, ${weights}, ${formats.megabytes(bytes)}`,
  origin: (source, licence) => `${source}; licencia: ${licence}`,
  isOutdated: 'Hay una versión más reciente.',
  inUse: 'en uso',
  use: 'Usar',
  takeIntoUse: (name) => `Usar ${name}`,
  update: 'Actualizar',
  updateNamed: (name) => `Actualizar ${name}`,
  delete: 'Eliminar',
  deleteNamed: (name) => `Eliminar ${name}`,
  bring: 'Abrir una red propia',
  howToBring: rich(
    'Suéltala en la página o ábrela aquí: un .h5 de Keras, o un {modelJson} de TensorFlow.js con todos los archivos que lo acompañan. Se lee y se guarda en este dispositivo y nunca se sube. Puede acompañarla un .json con los nombres de sus clases, en su orden. Para VGG16, es el archivo de Keras {vgg16} ({size}). Quien aloja esta página puede ejecutar {command} en su lugar.',
  ),
  openWeights: 'Abrir pesos',
  thingsKnown: (count) => `Las ${formats.number(count)} cosas que conoce`,
  inNumbers: 'En cifras',
  parameters: 'Parámetros',
  weights: 'Pesos',
  weightsChecked: (type, bytes) => `${type}, ${formats.megabytes(bytes)}, cada archivo comprobado por su SHA-256`,
  input: 'Entrada',
  inputSize: (size, preset) => `${size} × ${size} píxeles, vecino más próximo, ajuste ${preset}`,
  explained: 'Se explica',
  explainedBy: (layer, method) => `${layer}, con ${method}`,
  runsOn: 'Funciona con',
  because: (backend, reason) => `${backend}. ${reason}`,
  memory: 'Memoria',
  tensors: (count, bytes) =>
    `${plural(count, { one: '1 tensor', many: `${formats.number(count)} de tensores`, other: `${formats.number(count)} tensores` })}, ${formats.megabytes(bytes)}`,
  counting: 'contando',
  source: 'Origen',
  licence: 'Licencia',
  aboutVgg16:
    'Los pesos de VGG16 son de K. Simonyan y A. Zisserman, Visual Geometry Group, University of Oxford (CC BY 4.0).',
  aboutSamples: 'Los ejemplos son de dominio público; la pelota de golf y el paracaídas están dibujados con fórmulas.',
}

import type { LazyWords } from '../en/lazy.ts'
import { formats, plural } from './formats.ts'

export const networks: LazyWords['networks'] = {
  networks: 'Redes',
  places: {
    embedded: 'viene con la página',
    visit: 'para esta visita',
    device: 'en este dispositivo',
    host: 'en este servidor',
  },
  kept: 'Precisión',
  weightTypes: {
    float32: 'completa (float32)',
    float16: 'media (float16)',
    uint8: '8 bits (uint8, aproximada)',
  },
  pixels: 'Preprocesado',
  room: (used, quota) =>
    `Guardado en este dispositivo: ${formats.megabytes(used)} de los ${formats.gigabytes(quota)} que permite el navegador.`,
  isPersistent: 'El navegador no lo borrará.',
  cannotKeep:
    'Este navegador no deja que la página guarde nada. Puedes usar una red que añadas hasta que cierres o recargues la página.',
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
  rename: 'Cambiar el nombre',
  renameNamed: (name) => `Cambiar el nombre de ${name}`,
  newName: 'Nombre',
  exportIt: 'Guardar como archivo',
  exportNamed: (name) => `Guardar ${name} como archivo`,
  exporting: 'Escribiendo el archivo…',
  deleteAsk: (name) => `¿Eliminar ${name}?`,
  deleteInUse: (name) => `${name} está en uso. La red que viene con la página ocupará su lugar.`,
  keepIt: 'Conservar',
  bring: 'Añadir una red',
  ownNetwork: 'Tu propia red',
  openWeights: 'Elegir archivos de la red',
  classCount: (count) =>
    plural(count, {
      one: '1 clase',
      many: `${formats.number(count)} de clases`,
      other: `${formats.number(count)} clases`,
    }),
  inNumbers: 'Datos',
  parameters: 'Parámetros',
  weights: 'Pesos',
  weightsChecked: (type, bytes) => `${type}, ${formats.megabytes(bytes)}, cada archivo comprobado por su SHA-256`,
  input: 'Entrada',
  explained: 'Capa explicada',
  explainedBy: (layer, method) => `${layer}, con ${method}`,
  runsOn: 'Funciona con',
  because: (backend, reason) => `${backend}. ${reason}`,
  memory: 'Memoria',
  tensors: (count, bytes) =>
    `${plural(count, { one: '1 tensor', many: `${formats.number(count)} de tensores`, other: `${formats.number(count)} tensores` })}, ${formats.megabytes(bytes)}`,
  counting: 'midiendo…',
  source: 'Origen',
  licence: 'Licencia',
  aboutVgg16:
    'Los pesos de VGG16 son de K. Simonyan y A. Zisserman, Visual Geometry Group, University of Oxford (CC BY 4.0).',
  aboutSamples: 'Los ejemplos son de dominio público; la pelota de golf y el paracaídas se generaron por ordenador.',
}

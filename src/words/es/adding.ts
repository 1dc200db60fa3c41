import type { LazyWords } from '../en/lazy.ts'
import { rich } from '../rich.ts'
import { formats, plural } from './formats.ts'

export const adding: LazyWords['adding'] = {
  howTo: rich(
    'Suelta sus archivos en la página o elígelos aquí, tal como los tienes: un .keras o .h5 de Keras, un {modelJson} de TensorFlow.js con los archivos que lo acompañan, un .onnx, pesos de PyTorch, una carpeta entera o un .zip de cualquiera de ellos. Los archivos de una red también pueden llegar uno tras otro. Se leen y se guardan en este dispositivo y nunca se suben.',
  ),
  add: 'Añadir',
  chosen: rich('{files}, {size}. Elige la precisión y luego pulsa Añadir.'),
  unfit: 'Este dispositivo no puede con la red así. Elige otra precisión y pulsa Añadir.',
  collected: 'Archivos de esta red hasta ahora',
  here: 'Ya están aquí, y se conservan hasta que empieces de nuevo:',
  aside: 'También aquí, pero de otra red:',
  more: (count) => `y ${count} más`,
  startOver: 'Empezar de nuevo',
  notAdded: rich('No añadido: {files}. Heatlens añade una sola red cada vez.'),
  addNamed: (name) => `Añadir ${name}`,
  isPicture: rich('{files} es una imagen, no una red.'),
  arePictures: rich('{files} son imágenes, no redes.'),
  openPicture: 'Abrir la imagen',
  openPictures: 'Abrir las imágenes',
  lacks: {
    network: 'Hay una lista de clases. Suelta ahora la red a la que pertenece.',
    weights: 'La arquitectura ya está. Suelta ahora sus pesos: el .h5 o .weights.h5 que se guardó con ella.',
    modelJson: 'Los pesos ya están. Suelta ahora el model.json que les corresponde.',
    architecture:
      'Los pesos ya están, pero no cómo está construida la red. Suelta ahora su arquitectura: el .json que escribe esta línea de Python. O pide al autor la red entera, un .keras o .h5 de model.save().',
  },
  lacksFiles: 'La descripción de la red ya está, pero falta un archivo de sus pesos. Suéltalo ahora.',
  lacksShards: (of, count, total, names) =>
    `${of} ya está. Aún por añadir (${formats.number(count)} de ${plural(total, { one: '1 archivo', many: `${formats.number(total)} de archivos`, other: `${formats.number(total)} archivos` })}): ${names.join(', ')}${names.length < count ? ', …' : ''}. Suéltalos ahora.`,
  halted: 'Cancelado',
  haltedAt: (loaded, total) =>
    `${formats.megabytes(loaded)} de ${formats.megabytes(total)} están guardados en este dispositivo y ahí se quedan, también tras recargar. Continúa ahora o elige los mismos archivos más tarde.`,
  haltedUnkept:
    'No se guardó nada, porque el navegador no lo permite. Continúa, o elige los archivos de nuevo más tarde.',
  goOn: 'Continuar',
  understood: 'Lo que se entendió',
  format: 'Formato',
  formats: {
    package: 'paquete de Heatlens',
    tfjs: 'de TensorFlow.js',
    'tfjs-graph': 'de TensorFlow.js, un grafo',
    safetensors: 'de PyTorch, safetensors',
    torch: 'de PyTorch',
    'keras-zip': 'de Keras, .keras',
    'keras-h5': 'de Keras, HDF5',
    'keras-architecture': 'de Keras, arquitectura y pesos',
    onnx: 'de ONNX',
    other: 'otro formato',
  },
  formatBy: (format, producer) => `${format}, escrito por ${producer}`,
  pixels: (width, height, channels) => `${width} × ${height} píxeles, ${channels === 1 ? 'en gris' : 'en color'}`,
  freeSize: (size) => `${size}; el archivo deja libre el tamaño`,
  classes: 'Clases',
  classesFrom: {
    file: 'Con nombre en los archivos.',
    imagenet: 'Las de ImageNet, porque son mil.',
    numbers: 'Numeradas: ningún archivo las nombra.',
  },
  open: {
    architecture: 'Arquitectura',
    activation: (module) => `Activación después de ${module}`,
    none: 'ninguna',
    from: {
      usual: 'La red más común con estos pesos.',
      guess:
        'Una suposición: los pesos no lo indican, pero sí el código con que se entrenaron. Una elección errónea cambia la respuesta.',
      file: 'Según el nombre del archivo.',
      person: 'Tu elección.',
    },
  },
  outputs: 'Salidas',
  toStore: 'Por guardar',
  alsoThere: 'No añadidas',
  whatToDrop: 'Qué soltar',
  sources: {
    keras: {
      title: 'De Keras',
      text: 'Guarda la red entera con esta línea y suelta el archivo. También sirve un .h5 más antiguo, o los pesos junto con su arquitectura.',
    },
    teachableMachine: {
      title: 'De Teachable Machine',
      text: 'Pulsa Export Model, elige Tensorflow.js o Tensorflow > Keras, y luego Download. Suelta el .zip tal cual.',
    },
    torch: {
      title: 'De PyTorch',
      text: 'Suelta los pesos de una arquitectura conocida (.pth, .pt, .safetensors) o la carpeta de Hugging Face. De cualquier otra red, esta línea hace un .onnx.',
    },
    onnx: {
      title: 'De ONNX',
      text: 'Suelta el .onnx, junto con el archivo de sus pesos si lo tiene.',
    },
    hub: {
      title: 'De TensorFlow Hub y Kaggle Models',
      text: 'Elige la variante de TensorFlow.js, descárgala, descomprímela y suelta la carpeta. De un SavedModel, esta orden hace una carpeta así.',
    },
    tfjs: {
      title: 'De TensorFlow.js',
      text: 'Suelta la carpeta con model.json y todos los archivos de pesos, o un .zip de ella.',
    },
  },
  labels: 'Etiquetas',
  labelsText: 'Los nombres de las clases, en orden, pueden estar junto a la red o dentro de su .zip.',
  keepingFile: rich('Guardando {file} en este dispositivo. Mientras tanto sigue en uso la red actual.'),
  readingFile: rich('Leyendo {file}. Mientras tanto sigue en uso la red actual.'),
  keeping: 'Guardando la red',
}

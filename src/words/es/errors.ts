import type { AddressKey, OtherKindId } from '../../ids.ts'
import type { FileKindId } from '../../image/input/fileKind.ts'
import type { LazyErrorTexts } from '../formatMessage.ts'
import { tellObstacles } from '../obstacles.ts'
import { formats } from './formats.ts'
import { names } from './names.ts'
import { obstacles } from './obstacles.ts'

/** What a file is, as the end of “… is”. */
const kinds: Readonly<Record<FileKindId, string>> = {
  png: 'una imagen PNG',
  jpeg: 'una imagen JPEG',
  gif: 'una imagen GIF',
  webp: 'una imagen WebP',
  avif: 'una imagen AVIF',
  bmp: 'una imagen BMP',
  dib: 'una imagen BMP sin su cabecera de archivo',
  ico: 'un icono',
  svg: 'un dibujo SVG, que no tiene píxeles propios',
  heic: 'una imagen HEIC, que este navegador no puede leer',
  tiff: 'una imagen TIFF o el archivo RAW de una cámara, que este navegador no puede leer',
  raw: 'el archivo RAW de una cámara, que este navegador no puede leer',
  pdf: 'un documento PDF',
  keras: 'una red guardada por Keras, no una imagen',
  zip: 'un archivo comprimido',
  hdf5: 'un archivo HDF5, quizá los pesos de un modelo, no una imagen',
}

/** What to do with a file that is not a picture. */
const instead: Readonly<Record<OtherKindId, string>> = {
  svg: 'Expórtalo como PNG y elige ese.',
  heic: 'Expórtala como JPEG y elige ese archivo. Para las próximas fotos, elige en el iPhone Ajustes > Cámara > Formatos > Más compatible.',
  tiff: 'Expórtalo como PNG y elige ese.',
  raw: 'Expórtalo como JPEG y elige ese.',
  pdf: 'Elige en su lugar un JPEG, PNG, WebP, AVIF o GIF.',
  keras: 'Añádela en el diálogo «Modelo».',
  zip: 'Descomprímelo y elige las imágenes que contiene.',
  hdf5: 'Elige en su lugar un JPEG, PNG, WebP, AVIF o GIF.',
}

/** An invalid value in the page's address. */
const unknown: Readonly<Record<AddressKey, string>> = {
  method: 'método desconocido',
  fusion: 'fusión desconocida',
  smoothing: 'suavizado desconocido',
  layer: 'capa desconocida',
  output: 'salida desconocida',
  reading: 'lectura desconocida',
  class: 'clase desconocida',
  colours: 'colores desconocidos',
  opacity: 'opacidad desconocida',
  look: 'vista desconocida',
  threshold: 'umbral desconocido',
  region: 'región desconocida',
  evidence: 'indicios desconocidos',
  score: 'valor desconocido',
  backend: 'backend desconocido',
  model: 'red desconocida',
  url: 'dirección de imagen desconocida',
  shared: 'versión desconocida del enlace',
  scale: 'escala desconocida',
  sample: 'ejemplo desconocido',
  theme: 'tema desconocido',
  lang: 'idioma desconocido',
}

/** A layer and its problem. */
const unfit = (layer: string, trouble: string) =>
  `La capa ${layer} ${trouble}. Heatlens no puede ejecutar esta red; elige otra.`

/** See ../en/errors.ts. */
export const errors: LazyErrorTexts = {
  // Anywhere
  workerStopped:
    'Una parte de Heatlens en segundo plano se detuvo. Inténtalo de nuevo; si sigue igual, recarga la página.',

  // Pictures
  pictureEmpty: ({ file }) => `«${file}» está vacío. Elige otro archivo.`,
  notAPicture: ({ file, kind }) => `«${file}» es ${kinds[kind]}. ${instead[kind]}`,
  pictureDamaged: ({ file, kind }) =>
    `«${file}» empieza como ${kinds[kind]}, pero está dañado o incompleto. Guárdalo o descárgalo de nuevo.`,
  pictureUnknown: ({ file }) =>
    `«${file}» no es una imagen que este navegador pueda leer. Elige un JPEG, PNG, WebP, AVIF o GIF.`,
  pictureUnreadable: ({ file }) =>
    `«${file}» no se puede leer: es una carpeta, o se movió o bloqueó después de elegirlo. Elige la imagen de nuevo.`,
  pictureWithoutPixels: ({ file, width, height }) =>
    `«${file}» no tiene píxeles (${width} × ${height}). Elige otro archivo.`,
  pictureTooLarge: ({ file, megapixels, width, height }) =>
    `«${file}» tiene ${formats.number(megapixels)} megapíxeles (${width} × ${height}), más de los 100 que abre Heatlens. Redúcela y elígela de nuevo.`,
  pictureTimedOut: ({ file, seconds }) =>
    `«${file}» no se pudo abrir: se agotó el tiempo a los ${formats.number(seconds)} s. Guárdalo de nuevo en un editor de imágenes o elige otro.`,
  noCanvasToRead: 'Este navegador no dio un lienzo para leer la imagen. Cierra otras pestañas e inténtalo de nuevo.',
  pictureNotWritten: ({ width, height }) =>
    `Este navegador no puede escribir una imagen de ${width} × ${height} píxeles. Reduce la imagen, elígela de nuevo y guarda entonces.`,
  noPictureYet: 'Aún no hay ninguna imagen explicada. Elige una primero.',
  passGone: 'Hay que volver a mirar la imagen antes de poder explicar esto. Elígela otra vez.',
  unknownMethod: ({ method }) => `No existe el método «${method}». Elige uno de la lista.`,
  noRoomForSecond:
    'No hay memoria suficiente para la prueba de cordura, que necesita la red dos veces. Elige una red más pequeña.',
  pasteRefused:
    'El navegador no deja que Heatlens lea el portapapeles. Permítelo para esta página o pulsa Ctrl+V (⌘V).',
  nothingToPaste: 'El portapapeles no contiene ninguna imagen. Copia la imagen o su dirección y pégala de nuevo.',
  notCopied: 'El navegador no deja que Heatlens copie el script. Guarda las matrices: el script está incluido.',
  folderUnreadable: 'No se pudo leer una carpeta. Comprueba que sigue ahí y suelta los archivos que contiene.',
  handedPicturesMissing: 'Las imágenes compartidas no han llegado. Elíjalas aquí.',
  folderHoldsNothing: ({ folder }) =>
    `En la carpeta «${folder}» no hay ninguna imagen ni ninguna red. Suelta una carpeta con imágenes o con un model.json y sus archivos.`,
  nothingDropped: 'Lo que soltaste no contiene ningún archivo. Guarda primero la imagen y suelta después el archivo.',

  // Exports
  sizeUnfit: ({ width, height }) =>
    `La red no puede funcionar con imágenes de ${width} × ${height} píxeles. Elige otro tamaño.`,
  noNetworkInUse: 'No hay ninguna red en uso. Espera a que se cargue e inténtalo de nuevo.',
  archiveTooLarge:
    'Todas las imágenes juntas superan los 4 GB que caben en un .zip. Quita algunas y exporta esas después.',
  noCanvasForSheet: 'Este navegador no dio un lienzo para la hoja de contactos. Quita primero algunas imágenes.',
  otherNetworkInExport: 'Durante la exportación se puso en uso otra red, así que se detuvo. Exporta de nuevo.',

  // Fetching a network
  modelFileRefused: ({ file, status }) =>
    `El archivo del modelo ${file} no está en el servidor (estado ${status}). Inténtalo de nuevo; si sigue igual, hay que volver a poner el modelo en este servidor.`,
  networkUnknown: ({ network }) =>
    `Aquí no hay ninguna red «${network}». Quizá el enlace sea antiguo o esté mal escrito: usa otra red.`,
  modelFileIsPage: ({ file }) =>
    `En lugar del archivo del modelo ${file}, el servidor envió una página web. Inténtalo de nuevo; si sigue igual, hay que volver a poner el modelo en este servidor.`,
  modelFileTooLong: ({ file }) =>
    `El archivo del modelo ${file} es más largo de lo debido. Inténtalo de nuevo; si sigue igual, hay que volver a poner el modelo en este servidor.`,
  modelFileCutShort: ({ file, bytes, wanted }) =>
    `El archivo del modelo ${file} llegó incompleto (${formats.number(bytes)} de ${formats.number(wanted)} bytes). Comprueba la conexión e inténtalo de nuevo.`,
  modelFileDamaged: ({ file }) =>
    `El archivo del modelo ${file} está dañado: su suma de verificación no coincide. Inténtalo de nuevo; si sigue igual, hay que volver a poner el modelo en este servidor.`,
  catalogueMissing:
    'La lista de redes no ha llegado. Comprueba la conexión e inténtalo de nuevo, o añade una red desde un archivo.',
  downloadNoAnswer: ({ host }) =>
    `${host} no responde o no deja que otros sitios lean sus archivos. Inténtalo de nuevo, o descarga el archivo a mano y suéltalo aquí.`,
  downloadBroke: ({ host, megabytes }) =>
    `La conexión con ${host} se ha cortado; han llegado ${formats.number(megabytes)} MB y se conservan. Inténtalo de nuevo: continúa desde ahí.`,
  downloadRefused: ({ host, status }) =>
    `${host} no tiene ningún archivo en esta dirección (estado ${status}). Comprueba la dirección o descarga el archivo a mano.`,
  downloadIsPage: ({ host }) =>
    `${host} ha enviado una página web, no un archivo. Abre la página y copia la dirección del archivo mismo, o descárgalo a mano y suéltalo aquí.`,
  downloadTooLarge: ({ host }) => `El archivo de ${host} ocupa más de 8 GB. Elige una red más pequeña.`,
  downloadNoList: ({ host }) =>
    `El archivo de ${host} no indica pesos que estén junto a él. Da la dirección del model.json de una red de TensorFlow.js, o descarga sus archivos a mano.`,
  downloadWrong: ({ file }) =>
    `${file} no es el archivo publicado: su suma de verificación no coincide. Obtén el archivo de nuevo.`,

  // Networks on this device
  noRoom:
    'No queda espacio en este dispositivo para el resto de la red. Elimina una red en «Modelo» o libera espacio y abre el archivo de nuevo: continuará donde se quedó.',
  networkNotWhole: ({ part, file }) =>
    file === null
      ? `Una parte de esta red (${part}) ya no está en este dispositivo como se guardó. Abre su archivo de nuevo en «Modelo»: solo se rehace lo que falta. O usa otra red y elimina esta.`
      : `Una parte de esta red (${part}) ya no está en este dispositivo como se guardó. Abre «${file}» de nuevo en «Modelo»: solo se rehace lo que falta. O usa otra red y elimina esta.`,
  storageNotPersistent:
    'El navegador no prometió conservar las redes; puede borrarlas cuando falte espacio. Instala la página o añádela a marcadores y vuelve a pedirlo.',

  // Files of networks
  noNetworkInFiles:
    'Ninguno de estos archivos es una red. Elige un .keras o .h5 de Keras, un .onnx, o el model.json de un modelo de TensorFlow.js con todos los archivos que lo acompañan.',
  fileGone: ({ file }) => `«${file}» ya no se puede leer. Elígelo de nuevo.`,
  fileDamaged: ({ file }) => `«${file}» está incompleto o dañado. Descarga el archivo otra vez.`,
  fileEmpty: ({ file }) => `«${file}» está vacío. Descarga el archivo otra vez.`,
  fileIsPage: ({ file }) =>
    `«${file}» es una página web y no una red: algo falló en la descarga. Descarga el archivo otra vez, desde la página que lo ofrece.`,
  fileIsPointer: ({ file }) =>
    `«${file}» es solo un puntero de Git LFS: la red en sí no se descargó. Descárgala de la página del repositorio, o ejecuta git lfs pull.`,
  archivePartMissing: ({ file, part }) =>
    `Al archivo «${file}» le falta ${part}, que todo archivo .keras tiene. Guarda la red otra vez con model.save(...), o elige otro archivo.`,
  archiveTooFull: ({ file, count }) =>
    `El archivo comprimido «${file}» tiene ${formats.number(count)} archivos que podrían ser de una red, más de los que Heatlens revisa. Descomprímelo y suelta la carpeta de la red.`,
  archivePartTooLarge: ({ file, part, mebibytes }) =>
    `En el archivo «${file}», ${part} ocuparía ${formats.number(mebibytes)} MiB, más de lo que Heatlens descomprime. Elige otro archivo.`,
  weightsNotBeside: ({ file }) =>
    `«${file}» describe una red, pero sus pesos están en otro archivo. Suelta ahora los pesos o elige los dos a la vez.`,
  modelsTooDeep: ({ levels }) =>
    `El archivo tiene modelos dentro de modelos, a más de ${formats.number(levels)} niveles, así que no es una red que Heatlens pueda ejecutar. Elige otro archivo.`,
  notHdf5: ({ file }) =>
    `«${file}» no es un archivo HDF5. Elige los pesos de una red como los guarda Keras, terminados en .h5.`,
  notAClassList: ({ file }) =>
    `«${file}» no es una lista de clases. Escríbela como ["primer nombre", "segundo nombre", …], en el orden de las salidas.`,
  fileTimedOut: ({ seconds }) =>
    `El archivo no se pudo leer: se agotó el tiempo a los ${formats.number(seconds)} s. Puede estar dañado. Descarga el archivo otra vez.`,
  tooManyLayers: ({ count }) =>
    `El archivo nombra ${formats.number(count)} capas, demasiadas o algunas repetidas, así que no es una red que Heatlens pueda ejecutar. Elige otro archivo.`,
  noDenseLayers:
    'Este archivo termina antes de las capas que ponen nombre a las cosas (Keras lo llama notop). Elige el archivo con sus capas densas.',
  tooManyWeights: ({ layer, count }) =>
    `Este archivo solo contiene pesos, y no los de VGG: la capa ${layer} tiene ${formats.number(count)}. Elígelo junto con su arquitectura, un .json de model.to_json(), o guarda la red completa con model.save('name.keras').`,
  weightsNotInFile: ({ weights }) =>
    `El archivo nombra los pesos ${weights} y no los contiene. Descarga el archivo otra vez.`,
  weightsOfOtherKind: ({ weights }) =>
    `Los pesos ${weights} no son números de coma flotante, y Heatlens no lee otros. Guarda el modelo con pesos así.`,
  stateDictUnknown: ({ file, known, count, first }) =>
    `«${file}» contiene los pesos de una red de PyTorch sin su arquitectura, y Heatlens no los conoce (tensores: ${formats.number(count)}, el primero: ${first}). Exporta la red como ONNX, o elígela como archivo de Keras o TensorFlow.js. Los pesos solos bastan para ${known.join(', ')}.`,
  headsUnknown: ({ file, channels }) =>
    `«${file}» contiene un vision transformer de ${formats.number(channels)} canales, y los pesos no dicen cuántas cabezas de atención tiene. Elígelo junto con un config.json, como {"model_type": "vit", "num_attention_heads": 4}, o exporta la red como ONNX.`,
  pickleCalls: ({ file, call }) =>
    `«${file}» pide llamar a ${call} al abrirse. No son solo pesos, así que no se abre. Pide a su autor un archivo .safetensors u .onnx.`,
  notAStateDict: ({ file }) =>
    `«${file}» no es un state dict: no contiene pesos con nombre. Guárdalos con torch.save(model.state_dict(), 'weights.pth').`,
  optimizerOnly: ({ file }) =>
    `«${file}» contiene el estado de un optimizador y ninguna red. Elige el archivo con los pesos.`,
  viewOutside: ({ file, weights, values, held }) =>
    `${weights} dice que tiene ${formats.number(values)} valores y queda fuera de su almacén, que tiene ${formats.number(held)}: «${file}» está dañado. Descárgalo de nuevo.`,
  weightsCut: ({ file, weights, wanted, bytes }) =>
    `${weights} necesita ${formats.number(wanted)} bytes, de los que «${file}» tiene ${formats.number(bytes)}. Descarga el archivo de nuevo.`,
  weightsDataMissing: ({ file, weights, part }) =>
    `Falta ${part}, los datos de ${weights}: «${file}» está incompleto. Descárgalo de nuevo.`,
  wholeModuleFile: ({ file, class: name }) =>
    `«${file}» es un modelo entero en pickle (${name}), que solo se abre ejecutando su código. Guarda solo sus pesos, con torch.save(model.state_dict(), 'weights.pth'), o exporta ONNX con estas líneas de Python.`,
  torchScriptFile: ({ file }) =>
    `«${file}» es TorchScript, un programa que solo ejecuta PyTorch. Exporta ONNX con estas líneas de Python.`,
  exportedProgramFile: ({ file }) =>
    `«${file}» es un programa de torch.export, que solo ejecuta PyTorch. Exporta ONNX con estas líneas de Python.`,
  otherTask: ({ file, task }) =>
    `«${file}» es de una red que ${{ boxes: 'encuentra recuadros', areas: 'encuentra zonas', text: 'trabaja con texto' }[task]}, no clases. Elige una red que diga qué hay en una imagen.`,
  keras3Weights:
    "Este archivo solo contiene pesos. Elígelo junto con su arquitectura, un .json de model.to_json(), o guarda la red completa con model.save('name.keras').",
  architectureMissing: ({ file, count }) =>
    `Este archivo solo contiene pesos. Elígelo junto con su arquitectura, un .json de model.to_json(), o guarda la red completa con model.save('name.keras'). Las redes de keras.applications se abren sin ella, pero ${file} (tensores: ${formats.number(count)}) no es ninguna de ellas.`,
  architectureUnfit: ({ architecture, weights }) =>
    `La arquitectura de «${architecture}» no corresponde a los pesos de «${weights}». Suelta los pesos que se guardaron con ella o la arquitectura de estos pesos.`,
  filesApart: ({ file, other }) =>
    `«${file}» no es de la misma red que «${other}». Los dos se conservan: suelta lo que le falta a uno u otro.`,
  savedModelFile: ({ file }) =>
    `${file} es parte de un SavedModel, un programa para TensorFlow en el que ya no hay capas. Conviértelo en un archivo de Keras con estas líneas de Python, o guarda la red con model.save('name.keras').`,
  tfliteFile: ({ file }) =>
    `${file} es un archivo de TensorFlow Lite, que Heatlens no lee. Elige la red de Keras de la que salió, o conviértelo en ONNX con la última de estas líneas.`,
  checkpointFile: ({ file }) =>
    `${file} es parte de un checkpoint de TensorFlow, que solo contiene pesos. Cárgalo en su red con estas líneas de Python y guárdala.`,
  frozenGraphFile: ({ file }) =>
    `${file} es un grafo congelado de TensorFlow, en el que ya no hay capas. Elige la red de Keras de la que salió.`,
  otherProgramFile: ({ file, program }) =>
    `${file} es una red para otro programa (${program}), que Heatlens no lee. Elige una red de Keras (.keras, .h5) o de TensorFlow.js (model.json).`,
  notKeras: ({ attribute }) =>
    `A este archivo HDF5 le falta ${attribute}, así que no es un modelo de Keras. Elige un archivo escrito con save_weights o save de Keras, terminado en .h5.`,
  notOnnx: ({ file }) => `«${file}» no es un archivo ONNX válido. Descárgalo de nuevo o vuelve a exportar la red.`,
  onnxWithoutNodes: ({ file }) =>
    `«${file}» es un archivo ONNX sin operadores, así que no es una red. Vuelve a exportar la red.`,
  onnxOpset: ({ file, opset, oldest, newest }) => {
    const span = `${formats.number(oldest)} a ${formats.number(newest)}`
    return opset === null
      ? `«${file}» no dice para qué opset de ONNX se escribió; Heatlens lee ${span}. Vuelve a exportar la red.`
      : `«${file}» se escribió para el opset ${formats.number(opset)} de ONNX, ${opset < oldest ? 'anterior' : 'posterior'} a los que lee Heatlens (${span}). Expórtalo con otro, como 18, o conviértelo con onnx.version_converter.`
  },
  notForPictures: ({ file, what }) =>
    `«${file}» no es una red para imágenes (${what}). Elige una que diga qué hay en una imagen.`,
  weightsShapeWrong: ({ weights, shape }) =>
    `La forma de los pesos ${weights} no es válida (${shape.join(' × ')}). Descarga el archivo de nuevo.`,
  weightsCutShort: ({ weights }) =>
    `Los pesos ${weights} están incompletos: el archivo indica otro número de valores que el de sus bytes. Descarga el archivo de nuevo.`,
  weightsOutside: ({ weights, file }) =>
    `Los pesos ${weights} estarían fuera de «${file}». Descarga los dos archivos de nuevo o vuelve a exportar la red.`,
  noModelConfig: 'A este modelo guardado le falta su model_config. Guárdalo de nuevo con model.save(...).',
  modelConfigDamaged: 'El model_config de este modelo guardado está dañado. Guárdalo de nuevo con model.save(...).',
  layerNotInFile: ({ layer }) => `El archivo nombra una capa ${layer} y no la contiene. Descarga el archivo otra vez.`,
  notTfjsModel: ({ where }) =>
    where === null
      ? 'Este model.json no es un modelo de TensorFlow.js. Guarda la red con model.save o tensorflowjs_converter y abre todos sus archivos juntos.'
      : `Este model.json no es un modelo de TensorFlow.js (véase ${where}). Guarda la red con model.save o tensorflowjs_converter y abre todos sus archivos juntos.`,
  filesOfOtherLength: ({ file, bytes, wanted }) =>
    `Los archivos ${file} … contienen ${formats.number(bytes)} bytes y hacen falta ${formats.number(wanted)}: uno está incompleto o es de otra red. Descárgalos otra vez.`,
  modelJsonMissing: ({ count, file }) =>
    count === 1
      ? `Los pesos ya están (${file}, ${formats.number(count)} archivo). Suelta ahora el model.json que les corresponde.`
      : `Los pesos ya están (${file} y otros, ${formats.number(count)} archivos). Suelta ahora el model.json que les corresponde.`,
  filesMissing: ({ count, file, of = 'model.json' }) =>
    count === 1
      ? `${of} necesita ${formats.number(count)} archivo más: ${file}. Abre o suelta la carpeta entera.`
      : `${of} necesita ${formats.number(count)} archivos más, como ${file}. Abre o suelta la carpeta entera.`,
  networkFileGone: 'Un archivo de la red ya no se puede leer. Abre sus archivos de nuevo.',
  packageFileMissing: ({ file }) => `Al paquete le falta su archivo ${file}. Abre o suelta su carpeta entera.`,
  packageFileDamaged: ({ file }) =>
    `El archivo ${file} del paquete está incompleto o dañado: su suma de verificación no coincide. Descarga el archivo otra vez.`,
  classListTooLong: 'La lista de clases es demasiado larga. Convierte la red de nuevo.',

  // What is in them
  modelTooLarge: ({ mebibytes }) =>
    `El modelo necesita ${formats.number(mebibytes)} MiB, más de lo que cabe en una pestaña del navegador. Elige uno más pequeño.`,
  networkNeedsMore: ({ megabytes, limit }) =>
    `Esta red necesita ${formats.number(megabytes)} MB de memoria, y este dispositivo tiene como máximo ${formats.number(limit)} MB para ella. Elige una red más pequeña o un dispositivo con más memoria.`,
  notAPackage: ({ where }) =>
    where === null
      ? 'El model.json del modelo no es un paquete de Heatlens. Convierte la red con `npm run model` y abre el resultado.'
      : `El model.json del modelo no es un paquete de Heatlens (véase ${where}). Convierte la red con \`npm run model\` y abre el resultado.`,
  fileNotListed: ({ file }) => `En la lista de archivos del modelo falta ${file}. Convierte la red de nuevo.`,
  filesOfOtherSize: ({ weights }) =>
    `Los archivos de ${weights} no tienen el tamaño que pide su forma. Convierte la red de nuevo.`,
  notJson: 'Un archivo del modelo no es JSON válido. Convierte la red de nuevo con `npm run model`.',
  classesNotPairs:
    'La lista de clases del modelo no es una lista de pares [identificador, nombre]. Convierte la red de nuevo.',
  notANetwork:
    "El archivo no describe una red de Keras. Elige un archivo que Keras haya escrito con model.save('name.keras').",
  ownModel: ({ class: name }) =>
    `El modelo es una clase propia de su autor (${name}), y el archivo no describe sus capas. Guárdalo como modelo funcional con estas líneas de Python.`,
  networkObstacles: (told) => tellObstacles(obstacles, formats, told),
  layersOfSameName: 'Dos capas del modelo tienen el mismo nombre. Da a cada capa el suyo y guarda el modelo de nuevo.',
  notOneChain: ({ layer }) =>
    `La capa ${layer} no sigue sin más a la anterior, y Heatlens solo ejecuta redes que son una única cadena de capas, como VGG16. Elige una red así.`,
  notVggLayout: ({ layer }) =>
    `La capa ${layer} no encaja en la estructura de VGG, y este archivo solo contiene pesos. Elígelo junto con su arquitectura, un .json de model.to_json(), o guarda la red completa con model.save('name.keras').`,
  layerSettingWrong: ({ layer, setting }) => unfit(layer, `no tiene un ${setting} válido`),
  layerActivationUnknown: ({ layer, activation }) => unfit(layer, `tiene la activación ${activation}`),
  layerPaddingUnknown: ({ layer, padding }) => unfit(layer, `tiene el padding ${padding}`),
  layerChannelsFirst: ({ layer }) => unfit(layer, 'tiene los canales primero'),
  layerKindUnknown: ({ layer, kindOfLayer, known }) =>
    unfit(layer, `es una ${kindOfLayer}, y solo se conocen ${known}`),
  classListUnfit: ({ outputs, classes }) =>
    `La red tiene ${formats.number(outputs)} salidas y la lista tiene ${formats.number(classes)} clases. Indica la lista que le corresponde con --classes.`,
  ownClassListUnfit: ({ outputs, classes }) =>
    `La red tiene ${formats.number(outputs)} salidas y su lista ${formats.number(classes)} clases. Conviértela de nuevo con el --classes correcto.`,
  unknownPreset: ({ preset, presets }) =>
    `El modelo pide imágenes preparadas como «${preset}», que Heatlens no conoce. Conviértelo con --preset ${presets.join(' o ')}.`,
  weightsNotNumbers: ({ weights }) =>
    `Los pesos ${weights} contienen valores que no son números. Descarga el archivo otra vez.`,
  weightsTooLarge: ({ weights, type }) =>
    `Los pesos ${weights} contienen valores demasiado grandes para ${type}. Convierte con --weights float32.`,
  weightsOfOtherType: ({ weights, type, wanted }) =>
    `Los pesos ${weights} llegan como ${type}, y se anunció ${wanted}. Convierte la red de nuevo.`,
  weightsUnreadable: ({ weights }) => `Los pesos ${weights} no se pueden leer. Convierte la red de nuevo.`,
  weightsUnwanted: ({ weights }) =>
    `El modelo trae pesos ${weights} que ninguna capa necesita. Convierte la red de nuevo.`,
  weightsTwice: ({ weights }) => `El modelo trae dos veces los pesos ${weights}. Convierte la red de nuevo.`,
  weightsMissing: ({ weights }) => `Al modelo le faltan los pesos ${weights}. Convierte la red de nuevo.`,
  weightsOfOtherShape: ({ weights, shape, wanted }) =>
    `El modelo trae pesos ${weights} [${shape}], donde hace falta [${wanted}]. Convierte la red de nuevo.`,

  // Backends
  backendNotRunning: ({ backend }) =>
    `El backend ${names.backends[backend]} no funciona en este navegador. Quita «backend=${backend}» de la dirección de la página.`,
  noBackend: 'Nada en este navegador puede ejecutar la red. Actualiza el navegador o abre Heatlens en otro.',
  noMemory: ({ megabytes }) =>
    `Esta red necesita ${formats.number(megabytes)} MB de memoria, que el navegador no da. Cierra otras pestañas o usa una red más pequeña.`,
  gpuReset:
    'El procesador gráfico se reinició y la red que tenía se perdió. Empieza de nuevo para cargarla otra vez; tus imágenes siguen en la lista.',
  wrongNumbers:
    'La red dio números que no pueden ser correctos, así que no se muestran. Empieza de nuevo; si sigue igual, añade «?backend=wasm» a la dirección de la página.',
  gradientInfinite:
    'En esta capa el gradiente de esta red es infinito, como antes de una raíz de 0, así que no hay mapa. Elige otra capa, o un método que no use gradientes.',
  threadStopped:
    'Un hilo de la red se detuvo. Empieza de nuevo; si sigue igual, cierra otras pestañas, que pueden quitarle memoria.',
  networkTimedOut: ({ seconds }) =>
    `A la parte de Heatlens que ejecuta la red se le agotó el tiempo a los ${formats.number(seconds)} s. Empieza de nuevo; tus imágenes siguen en la lista.`,
  noNetworkLoaded: 'No hay ninguna red cargada. Recarga la página.',

  // Notices
  filesLeftOut: ({ limit, left }) =>
    left === null
      ? `Heatlens toma ${formats.number(limit)} archivos de una carpeta a la vez; el resto quedó fuera. Suelta una carpeta más pequeña.`
      : `Heatlens toma ${formats.number(limit)} archivos de una carpeta a la vez; los últimos ${formats.number(left)} quedaron fuera. Suéltalos aparte.`,
  missingInTable: ({ count, total }) =>
    `Sin abrir: ${formats.number(count)} de ${formats.number(total)} imágenes. La tabla heatlens.csv dice por qué.`,
  missingOnSheet: ({ count, total }) =>
    `Sin abrir: ${formats.number(count)} de ${formats.number(total)} imágenes. Elige una en la tira para ver por qué.`,
  notAnalysed: 'sin analizar',
  networkNotKept: ({ network }) =>
    `No había espacio para guardar ${names.title(network)} en este dispositivo, así que se descargará de nuevo la próxima vez. Para guardarla, elimina una red en «Modelo» o libera espacio y recarga la página.`,
  networkReady: ({ network }) => `${names.title(network)} está en este dispositivo y en uso.`,
  networkForVisit: ({ network }) =>
    `${names.title(network)} no se pudo guardar en este dispositivo. Puedes usarla hasta que cierres o recargues esta página.`,
  unknownIgnored: ({ key, value }) => `Se ha ignorado: ${unknown[key]} «${value}».`,
  savedNetworkMissing: ({ network }) =>
    `La red «${names.title(network)}» con la que se explicó la imagen no está aquí; se queda la que está en uso. Tráela en el diálogo Modelo y vuelve a elegir la imagen.`,
  savedNetworkDiffers: ({ network }) =>
    `La red «${names.title(network)}» es de otra versión que la que explicó la imagen; el calor puede ser distinto.`,
  reloadingStopped: ({ network }) =>
    network === null
      ? 'La parte de Heatlens que ejecuta la red se detuvo; cargando la red de nuevo.'
      : `La parte de Heatlens que ejecuta la red se detuvo; cargando ${names.title(network)} de nuevo.`,
  reloadingReset: ({ network }) =>
    network === null
      ? 'El procesador gráfico se reinició; cargando la red de nuevo.'
      : `El procesador gráfico se reinició; cargando ${names.title(network)} de nuevo.`,
  reloadingWrongNumbers: ({ network }) =>
    network === null
      ? 'La red dio números que no pueden ser correctos; cargándola de nuevo.'
      : `La red dio números que no pueden ser correctos; cargando ${names.title(network)} de nuevo.`,

  // Rare reasons for a backend
  modelFileStalled: ({ file, seconds }) =>
    `El archivo del modelo ${file} dejó de llegar: no llegó nada durante ${formats.number(seconds)} segundos. Comprueba la conexión e inténtalo de nuevo.`,
  smallTextures: ({ size }) =>
    `El procesador gráfico solo admite texturas de ${size}, demasiado pequeñas para los pesos.`,
  halfPrecision: 'El procesador gráfico solo calcula con 16 bits, demasiado pocos para números exactos.',
  webglNotStarted: 'WebGL no arrancó.',
  nothingFaster: 'Aquí no funcionan ni WebGL ni WebAssembly, así que es lento.',
  gpuResetTwice: 'El procesador gráfico se reinició dos veces, así que no se usa hasta que se recargue la página.',
  usesGpu: ({ name }) => `Usa el procesador gráfico (${name}).`,
  fasterHere: ({ ms, other, otherMs }) =>
    `Una imagen de prueba tardó así ${formats.number(ms)} ms; con ${names.backends[other]}, ${formats.number(otherMs)} ms.`,
  gpuDiffers: ({ name }) => `El procesador gráfico (${name}) dio otros números, así que no se usa.`,
  tooLargeForTwo: 'La red es demasiado grande para tenerla dos veces, así que no se probó el procesador gráfico.',
}

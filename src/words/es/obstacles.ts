import { type ObstacleTexts, shapeText } from '../obstacles.ts'
import { formats } from './formats.ts'

const size = (shape: readonly number[]) => shapeText(formats, shape)

/** See ../en/obstacles.ts. */
export const obstacles: ObstacleTexts = {
  cannotRun: (list) => `Heatlens no puede ejecutar esta red. ${list}.`,
  advice: {
    damaged: 'Puede que el archivo esté dañado: descárgalo otra vez.',
    other: 'Elige otra red, o una que se haya guardado sin esto.',
  },
  more: (count) => `${formats.number(count)} más`,
  layers: (kindName, names, reason) => `${kindName} (${names}): ${reason}`,
  reasons: {
    pythonCode: () => 'código de Python, que una página web no puede ejecutar',
    ownClass: () => 'una capa propia del autor, cuyo código no está en el archivo',
    kindUnknown: () => 'un tipo de capa que Heatlens no tiene',
    forOneProcessor: () =>
      'hecha por ONNX Runtime para un tipo de procesador; usa el archivo anterior a esa optimización',
    activationUnknown: ({ activation }) => `la activación ${activation}, que Heatlens no tiene`,
    settingUnfit: ({ setting, value }) => `el ajuste ${setting} es ${value}, que aquí no sirve`,
    nameTwice: () => 'dos capas llevan este nombre',
    inputUnknown: ({ input }) => `toma la salida de ${input}, que no existe`,
    circle: ({ through }) =>
      through.length === 0
        ? 'necesita su propia salida'
        : `las capas forman un círculo, a través de ${formats.list(through)}`,
    inputCount: ({ given }) => `no admite este número de entradas: ${formats.number(given)}`,
    shapesUnfit: ({ shapes }) => `sus entradas no encajan entre sí: ${formats.list(shapes.map(size))}`,
    shapeUnfit: ({ shape }) => `no admite ${size(shape)} valores`,
    windowTooLarge: ({ window, shape }) => `su ventana de ${size(window)} es mayor que su entrada de ${size(shape)}`,
    outputTooLarge: ({ shape }) => `da ${size(shape)} valores, más de los que caben en la memoria`,
    weightsMissing: ({ weights }) => `sus pesos ${weights} no están en el archivo`,
    weightsComputed: ({ weights }) =>
      `toma ${weights}, que depende de la imagen, donde Heatlens solo toma números del archivo`,
    weightsOfOtherShape: ({ weights, shape, wanted }) =>
      `sus pesos ${weights} son de ${size(shape)}, y se esperan de ${size(wanted)}`,
    noPictureIn: ({ shape }) => `no toma una imagen, sino ${size(shape)} valores`,
    channelsUnfit: ({ channels }) =>
      `toma imágenes de ${formats.number(channels)} canales, y Heatlens las tiene grises o en color`,
    furtherInputUnfit: ({ shape }) =>
      `toma ${size(shape)} valores además de la imagen, y Heatlens puede dar una lista de números`,
    sizeFree: () => 'el archivo no dice el tamaño de la imagen',
    noClassesOut: ({ shape }) =>
      `la respuesta es una ${shape.length === 3 ? 'imagen' : 'tabla'} (${size(shape)}), no una lista de clases`,
    softmaxOfOne: () => 'un softmax de un solo valor, así que la respuesta es siempre 1',
    noFeatureMap: () => 'la respuesta no sale de ninguna capa que conserve las filas y columnas de la imagen',
  },
}

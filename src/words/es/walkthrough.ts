import type { WalkthroughWords } from '../en/walkthrough.ts'
import { formats } from './formats.ts'

export const walkthrough: WalkthroughWords = {
  toCome: 'Elige una imagen: aquí aparecerá cada paso hasta su mapa de calor, con sus números.',
  reading: (layer) => `Leyendo los números de ${layer}…`,
  title: 'De la imagen al mapa de calor, paso a paso',
  showCode: 'Mostrar código',

  picture: {
    title: 'La imagen',
    text: (size) =>
      `La red tiene un número fijo de entradas, así que la imagen se reduce a ${size} × ${size} píxeles. Keras toma el píxel más próximo, sin suavizar, y no conserva la proporción.`,
    loaded: 'La imagen tal como se cargó',
    loadedSize: (width, height) => `Tal como se cargó, ${width} × ${height}`,
    seen: 'Lo que ve la red',
    seenSize: (size) => `Lo que ve la red, ${size} × ${size}`,
  },
  preprocessing: {
    title: 'Preprocesado',
    formula: (size) => `x[…, c] = (píxel[…, orden c] − media c) / divisor c, forma [1, ${size}, ${size}, 3]`,
    reasons: {
      caffe:
        'VGG16 se entrenó con azul, verde y rojo, restando el color medio de ImageNet: por eso los canales de color cambian de sitio y se restan las medias. No se divide nada.',
      tf: 'Esta red se entrenó con valores de −1 a 1: cada uno se divide entre 127,5 y se le resta 1.',
      torch:
        'Esta red se entrenó con valores a los que se resta la media de ImageNet y que se dividen entre su desviación.',
    },
    point: 'Señala la imagen para seguir otro píxel.',
    input: 'La entrada; señala un píxel',
    place: (row, column) => `Fila ${row}, columna ${column}`,
    pixel: 'Píxel (R, G, B)',
  },
  prediction: {
    title: 'La predicción',
    formula: (classes) => `p = softmax(z), z: [${classes}] logits → p: [${classes}] probabilidades que suman 1`,
    text: (classes) =>
      `La red da un número a cada una de sus ${formats.number(classes)} clases, y softmax los convierte en probabilidades. Estas son las tres mayores, con el identificador WordNet de la clase.`,
  },
  theClass: {
    title: 'La clase',
    text: 'El mapa de calor responde por una clase: ¿qué hay en la imagen a su favor? Al principio es la más probable; cualquier otra se puede buscar junto a la imagen.',
    index: 'Índice',
    name: 'Clase',
    probability: 'Probabilidad',
    logit: 'Logit',
  },
  network: {
    title: 'La red',
    text: 'La imagen pasa por estas capas, una tras otra: las convoluciones buscan patrones, el pooling reduce lo que encontraron y las capas densas del final deciden. Una capa cuya salida aún es una imagen se puede explicar: haz clic en ella.',
    layer: 'Capa (tipo)',
    shape: 'Forma de la salida',
    parameters: 'Parámetros',
    total: (count) => `Parámetros en total: ${formats.number(count)}`,
  },
  names: {
    title: 'Los nombres de las capas',
    text: 'Por su nombre se puede pedir la salida de una capa.',
  },
  target: {
    title: 'La capa objetivo',
    formula: (layer, height, width, channels) => `A = salida de ${layer}: [${height}, ${width}, ${channels}]`,
    isLast: 'La última convolución es la elección habitual:',
    isChosen: 'Se eligió esta capa:',
    text: (height, width, channels) =>
      `sus ${height} × ${width} celdas aún tienen un lugar en la imagen, y cada uno de sus ${channels} canales representa un patrón que la red ha aprendido.`,
    layer: 'Capa',
    output: 'Salida',
  },
  gradient: {
    title: 'El gradiente',
    text: {
      probability: (label, count, layer) =>
        `¿Cómo cambiaría la probabilidad de «${label}» si una celda de un canal estuviera un poco más activa? Eso es el gradiente: un número para cada una de las ${formats.number(count)} salidas de ${layer}.`,
      logit: (label, count, layer) =>
        `¿Cómo cambiaría el logit de «${label}» si una celda de un canal estuviera un poco más activa? Eso es el gradiente: un número para cada una de las ${formats.number(count)} salidas de ${layer}.`,
    },
    gallery: (count) => `Los gradientes de los ${count} canales de mayor peso`,
    galleryOf: (first) =>
      `Los gradientes de los canales ${first.join(', ')}…, los de mayor peso, cada uno con su propia escala`,
  },
  pooled: {
    title: 'Los gradientes promediados',
    text: (channel, weight) =>
      `La media de todas las celdas dice cuánto importa un canal para la clase: su peso. El canal ${channel} tiene el mayor, ${formats.short(weight)}. Haz clic en el gráfico para llevar otro canal al paso siguiente.`,
    chart: (count, channel, weight) =>
      `Los pesos de los ${count} canales; está elegido el canal ${channel}, con peso ${formats.short(weight)}`,
    chosen: (channel, weight) => `canal ${channel}: ${formats.short(weight)}`,
  },
  weighted: {
    title: 'Un canal, ponderado',
    text: 'Un canal brilla donde su patrón está en la imagen. Multiplicado por su peso, muestra lo que dice de la clase: por encima de cero habla a su favor; por debajo, en contra.',
    channel: 'Canal',
    numbered: (channel) => `Canal ${channel}`,
    times: (channel, weight) => `Canal ${channel} × ${formats.short(weight)}`,
    before: (channel) => `Canal ${channel} antes de ponderarlo`,
    after: (channel) => `Canal ${channel} después de ponderarlo`,
  },
  mean: {
    title: 'La media de los canales',
    text: 'Todos los canales ponderados se superponen: lo que muchos dicen de un lugar se suma.',
    largest: (value) => `El valor máximo es ${formats.short(value)}.`,
    noLargest: 'El valor máximo no supera el cero.',
    map: 'La media de los canales',
    caption: 'Antes de ReLU',
  },
  relu: {
    title: 'ReLU y escala hasta 1',
    formula: (height, width) => `H = max(L, 0) / max L, H: [${height}, ${width}] de 0 a 1`,
    text: (label) =>
      `Solo se conserva lo que habla a favor de «${label}»: lo que queda por debajo de cero se recorta, y el resto se divide entre su valor máximo. Este es el mapa de calor. Señala una celda para leer su número.`,
    empty: (label) =>
      `Ninguna celda habla a favor de «${label}»: todo se recorta, el mapa queda vacío y no se pone color sobre la imagen. El cuaderno dividiría aquí cero entre cero.`,
    map: (height, width) => `El mapa de calor de ${height} × ${width}`,
    caption: (height, width) => `El mapa de calor, ${height} × ${width}`,
  },
  enlarged: {
    title: 'Ampliado y coloreado',
    text: 'El mapa se amplía al tamaño de la imagen, con rectas entre las celdas, y cada valor recibe un color: el azul es frío, el rojo es caliente. JET crea bordes donde no los hay; junto a la imagen se pueden elegir otros colores.',
    map: 'El mapa de calor ampliado, en JET',
    caption: 'En JET',
    empty: 'Nada más que el color más frío',
  },
  over: {
    title: 'Sobre la imagen',
    formula: 'S = 0,4 · calor + imagen; guardado: min(S, 255); mostrado: S / max S',
    text: 'El calor se suma a la imagen. Las sumas mayores que 255 no tienen color: el archivo que se guarda las recorta, y el gráfico del cuaderno divide todo entre la suma máxima, lo que oscurece la imagen.',
    saved: 'Como se guarda, recortado',
    plotted: 'Como lo muestra el cuaderno',
  },
  save: {
    title: 'Guardar',
    text: 'Las matrices son la entrada, las salidas de la capa, los gradientes, los pesos y el mapa, en archivos .npy. El script repite exactamente este resultado con los ajustes en uso: con Keras, o sin él a partir de las matrices.',
    picture: 'Guardar la imagen',
    data: 'Guardar los datos',
    arrays: 'Guardar matrices',
    copy: 'Copiar como Python',
    copied: 'Copiado.',
    notCopied: 'El navegador no dejó pasar el script al portapapeles. Guarda las matrices: el script está entre ellas.',
  },
  plane: {
    keys: (label) => `${label}. Las flechas dicen sus números.`,
    reading: (row, column, value) => `fila ${row}, columna ${column}: ${formats.precise(value)}`,
    scale: (low, high) => `Escala de ${formats.short(low)} a ${formats.short(high)}`,
  },
  against: {
    theClass:
      'El mapa de calor responde por una clase: ¿qué habla en contra de ella en la imagen? Al principio es la más probable; cualquier otra puede buscarse junto a la imagen.',
    gradient: 'Aquí está invertido, de más a menos: cuenta lo que una celda le quitaría a la clase.',
    weighted:
      'Un canal es claro donde su patrón está en la imagen. Multiplicado por su peso muestra lo que dice de la clase: por encima de cero habla en contra, por debajo de cero a favor.',
    relu: (label: string) =>
      `Solo queda lo que habla en contra de «${label}»: lo que está por debajo de cero se corta y el resto se divide entre su mayor valor. Este es el mapa de calor. Señale una celda para leer su número.`,
    empty: (label: string) =>
      `Ninguna celda habla en contra de «${label}»: todo se corta, el mapa está vacío y no se pone color sobre la imagen. Aquí el cuaderno dividiría cero entre cero.`,
  },
}

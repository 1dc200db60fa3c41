import type { WalkthroughWords } from '../en/walkthrough.ts'
import { formats } from './formats.ts'
import { walkthroughMethods } from './walkthroughMethods.ts'

export const walkthrough: WalkthroughWords = {
  methods: walkthroughMethods,
  toCome: 'Elige una imagen para ver aquí cada paso hasta su mapa de calor, con sus números.',
  reading: (layer) => `Leyendo los números de ${layer}…`,
  title: 'De la imagen al mapa de calor, paso a paso',
  showCode: 'Mostrar código',

  present: {
    start: 'Presentar',
    title: 'Presentación',
    step: 'Paso',
    position: (number, count) => `${formats.number(number)} de ${formats.number(count)}`,
    level: 'Nivel',
    plain: 'Sencillo',
    detailed: 'Detallado',
    previous: 'Atrás',
    next: 'Siguiente',
    hint: 'Las flechas cambian de paso; Esc sale.',
  },

  picture: {
    title: 'La imagen',
    text: (size) =>
      `La entrada de la red tiene un tamaño fijo, así que la imagen se redimensiona a ${size} × ${size} píxeles. Keras toma el píxel más próximo, sin suavizar, y no conserva la proporción.`,
    loaded: 'La imagen tal como se cargó',
    loadedSize: (width, height) => `Tal como se cargó, ${width} × ${height}`,
    seen: 'Lo que ve la red',
    seenSize: (width, height) => `Lo que ve la red, ${width} × ${height}`,
    asked: (width, height) =>
      `La entrada de la red tiene un tamaño fijo, así que la imagen pasa a tener ${width} × ${height} píxeles.`,
    fits: {
      stretch: 'Se estira, así que no conserva la proporción.',
      'centre-crop': 'Solo se usa su mayor parte central con esa proporción.',
    },
    shortSide: (side) => `Su lado corto pasa a tener ${side} píxeles y solo se usa el centro.`,
    /** The same, once a person has moved that part. */
    movedCrop: 'Solo se usa su mayor parte con esa proporción: la que has elegido.',
    movedShortSide: (side) => `Su lado corto pasa a ${side} píxeles y solo se usa la parte que has elegido.`,
    resized: {
      nearest: 'Cada píxel es el más próximo de la imagen, sin suavizar.',
      bilinear: 'Los píxeles intermedios se interpolan linealmente.',
      bicubic: 'Los píxeles intermedios se interpolan con curvas cúbicas.',
      area: 'Cada píxel es la media del área que cubre.',
    },
    smooth: 'Suavizar al reducir evita que los patrones finos se conviertan en otros falsos.',
    grey: 'Antes se pasa a gris.',
  },
  preprocessing: {
    title: 'Preprocesado',
    formula: (height, width, channels) =>
      `x[…, c] = (píxel[…, orden c] − media c) · escala c, forma [1, ${height}, ${width}, ${channels}]`,
    reasons: {
      '0..1': 'Esta red recibe valores de 0 a 1: cada valor se divide entre 255.',
      '0..255': 'Esta red recibe los valores tal cual, de 0 a 255.',
      custom: 'Esta red recibe valores a los que se resta una media propia y que se multiplican por una escala propia.',
      caffe:
        'Como VGG16, esta red se entrenó en el orden azul, verde, rojo, restando el color medio de ImageNet. Por eso los canales se reordenan y se restan las medias. No se divide nada.',
      '-1..1': 'Esta red se entrenó con valores de −1 a 1: cada uno se divide entre 127,5 y se le resta 1.',
      torch:
        'Esta red se entrenó con valores a los que se resta la media de ImageNet y que se dividen entre su desviación.',
    },
    /** For ImageNet’s mean in the order of RGB. */
    meanColour: 'Esta red se entrenó con imágenes a las que se resta el color medio de ImageNet. No se divide nada.',
    blueFirst: 'Los canales están en el orden azul, verde, rojo.',
    from: {
      network: 'Las primeras capas de la red hacen el resto.',
      guess: 'Ningún archivo lo dice: es una suposición, que puedes cambiar en «Preprocesado».',
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
      `La red da un número a cada una de sus ${formats.number(classes)} clases, y softmax los convierte en probabilidades. Estas son las tres mayores.`,
    sigmoid: {
      formula:
        'p = 1 / (1 + e^−z): z es el logit de la salida, p la probabilidad de la segunda respuesta y 1 − p la de la primera',
      text: 'La red tiene una sola salida. La función sigmoide convierte su número en la probabilidad de la segunda de dos respuestas; el resto es la de la primera.',
    },
    multiLabel: {
      formula: (classes) =>
        `p = 1 / (1 + e^−z), z: [${classes}] logits → p: [${classes}] probabilidades, cada una de 0 a 1`,
      text: (classes) =>
        `La red da un número a cada una de sus ${formats.number(classes)} clases, y la función sigmoide convierte cada uno en una probabilidad propia. No tienen por qué sumar 1. Estas son las mayores.`,
    },
    values: {
      formula: (classes) => `y = z: [${classes}] valores tal cual`,
      text: 'La última capa no tiene una activación que dé probabilidades. Estos son sus valores.',
    },
  },
  theClass: {
    title: 'La clase',
    text: 'El mapa de calor responde a una pregunta sobre una clase: ¿dónde está en la imagen la evidencia a su favor? Al principio es la más probable; puedes buscar cualquier otra junto a la imagen.',
    index: 'Índice',
    name: 'Clase',
    probability: 'Probabilidad',
    logit: 'Logit',
    value: 'Valor',
  },
  network: {
    title: 'La red',
    text: 'La imagen pasa por estas capas, una tras otra: las convoluciones buscan patrones, el pooling reduce lo que encontraron y las capas densas del final deciden. Cualquier capa cuya salida aún tenga altura y anchura se puede explicar: haz clic en ella.',
    total: (count) => `Parámetros en total: ${formats.number(count)}`,
    chain: (count) => `La imagen pasa por estas ${formats.number(count)} capas, una tras otra.`,
    branches: (count, kinds) =>
      `La imagen pasa por estas ${formats.number(count)} capas. Algunos caminos se separan y se vuelven a unir (${kinds}).`,
    convolutions: 'Las convoluciones buscan patrones.',
    ends: {
      average: (layer) => `Al final, de los lugares solo queda la media de cada canal de ${layer}.`,
      max: (layer) => `Al final, de los lugares solo queda el mayor valor de cada canal de ${layer}.`,
      flatten: (layer) => `Al final, todas las celdas de ${layer} se ponen en una fila.`,
    },
    last: (layer, kind) => `La última capa, ${layer} (${kind}), da la respuesta.`,
    click: 'Cualquier capa cuya salida aún tenga altura y anchura se puede explicar: haz clic en ella.',
  },
  names: {
    title: 'Los nombres de las capas',
    text: 'Usa el nombre de una capa para obtener su salida.',
  },
  target: {
    title: 'La capa objetivo',
    formula: (layer, height, width, channels) => `A = salida de ${layer}: [${height}, ${width}, ${channels}]`,
    isLast: 'La última convolución es la elección habitual:',
    isDefault: 'Es la última capa por la que pasan todos los caminos y cuya salida aún tiene lugares:',
    isChosen: 'Se eligió esta capa:',
    text: (height, width, channels) =>
      `sus ${height} × ${width} celdas aún corresponden a lugares de la imagen, y cada uno de sus ${formats.number(channels)} canales representa un patrón que la red ha aprendido.`,
    layer: 'Capa',
    output: 'Salida',
    some: (count) => `${formats.number(count)} canales de esta capa`,
    someOf: (first) =>
      `Los canales que más responden a esta imagen (${first.join(', ')}…), cada uno con su propia escala`,
  },
  gradient: {
    title: 'El gradiente',
    text: {
      probability: (label, count, layer) =>
        `¿Cómo cambiaría la probabilidad de «${label}» si una celda de un canal estuviera un poco más activa? Eso es el gradiente: un número para cada una de las ${formats.number(count)} salidas de ${layer}.`,
      logit: (label, count, layer) =>
        `¿Cómo cambiaría el logit de «${label}» si una celda de un canal estuviera un poco más activa? Eso es el gradiente: un número para cada una de las ${formats.number(count)} salidas de ${layer}.`,
      value: (label, count, layer) =>
        `¿Cómo cambiaría el valor de «${label}» si una celda de un canal estuviera un poco más activa? Eso es el gradiente: un número para cada una de las ${formats.number(count)} salidas de ${layer}.`,
    },
    gallery: (count) => `Los gradientes de los ${formats.number(count)} canales de mayor peso`,
    galleryOf: (first) =>
      `Los gradientes de los canales que responden de mayor peso (${first.join(', ')}…), cada uno con su propia escala`,
    flatGalleryOf: (first) =>
      `Los gradientes de los canales que responden de mayor peso (${first.join(', ')}…), todos en una escala: iguales en cada celda, porque después la red promedia los canales`,
  },
  pooled: {
    title: 'Los gradientes promediados',
    text: (channel, weight) =>
      `La media de todas las celdas muestra cuánto importa un canal para la clase: su peso. El canal ${channel} tiene el mayor de los que responden, ${formats.short(weight)}. Haz clic en el gráfico para llevar otro canal al paso siguiente.`,
    chart: (count, channel, weight) =>
      `Los pesos de los ${formats.number(count)} canales; está seleccionado el canal ${channel}, con peso ${formats.short(weight)}`,
    chosen: (channel, weight) => `canal ${channel}: ${formats.short(weight)}`,
  },
  weighted: {
    title: 'Un canal, ponderado',
    text: 'Un canal es claro donde su patrón está en la imagen. Multiplicado por su peso, muestra su aportación: los valores por encima de cero son evidencia a favor de la clase; los valores por debajo, en contra.',
    channel: 'Canal',
    numbered: (channel) => `Canal ${channel}`,
    times: (channel, weight) => `Canal ${channel} × ${formats.short(weight)}`,
    before: (channel) => `Canal ${channel} antes de ponderarlo`,
    after: (channel) => `Canal ${channel} después de ponderarlo`,
  },
  mean: {
    title: 'La media de los canales',
    text: 'La media de todos los canales ponderados: donde muchos coinciden, sus valores se suman.',
    largest: (value) => `El valor máximo es ${formats.short(value)}.`,
    noLargest: 'El valor máximo no supera el cero.',
    map: 'La media de los canales',
    caption: 'Antes de ReLU',
  },
  relu: {
    title: 'ReLU y escala hasta 1',
    formula: (height, width) => `H = max(L, 0) / max L, H: [${height}, ${width}] de 0 a 1`,
    text: (label) =>
      `Solo queda la evidencia a favor de «${label}»: los valores por debajo de cero pasan a cero y el resto se divide entre el mayor valor. Este es el mapa de calor. Señala una celda para leer su número.`,
    empty: (label) =>
      `Ninguna celda tiene evidencia a favor de «${label}»: todos los valores pasan a cero, el mapa está vacío y la imagen no recibe color. Aquí el notebook dividiría cero entre cero.`,
    map: (height, width) => `El mapa de calor de ${height} × ${width}`,
    caption: (height, width) => `El mapa de calor, ${height} × ${width}`,
  },
  enlarged: {
    title: 'Ampliado y coloreado',
    text: 'El mapa se amplía por interpolación lineal al tamaño de la imagen, o de la parte que ve la red, y cada valor recibe un color: el azul es frío, el rojo es caliente. JET puede mostrar bordes que no existen; puedes elegir otros colores junto a la imagen.',
    map: 'El mapa de calor ampliado, en JET',
    caption: 'En JET',
    empty: 'Solo el color más frío',
  },
  over: {
    title: 'Sobre la imagen',
    formula: 'S = 0,4 · calor + imagen; guardado: min(S, 255); mostrado: S / max S',
    text: 'El calor se suma a la imagen. Ningún color pasa de 255: el archivo guardado recorta las sumas mayores, y el gráfico del notebook divide todo entre la suma máxima, lo que oscurece la imagen.',
    saved: 'Como se guarda, recortado',
    plotted: 'Como lo muestra el notebook',
  },
  save: {
    title: 'Guardar',
    text: 'Las matrices son la entrada, la salida de la capa, los gradientes, los pesos y el mapa, en archivos .npy. El script reproduce este resultado con los ajustes actuales: a partir de las matrices, o del archivo de la red si Python puede ejecutarla.',
    picture: 'Guardar la imagen',
    data: 'Guardar los datos',
    arrays: 'Guardar matrices',
    copy: 'Copiar como Python',
    copied: 'Copiado.',
  },
  plane: {
    keys: (label) => `${label}. Usa las flechas para leer sus números.`,
    reading: (row, column, value) => `fila ${row}, columna ${column}: ${formats.precise(value)}`,
    scale: (low, high) => `Escala de ${formats.short(low)} a ${formats.short(high)}`,
  },
  against: {
    theClass:
      'El mapa de calor responde a una pregunta sobre una clase: ¿dónde está en la imagen la evidencia en su contra? Al principio es la más probable; puedes buscar cualquier otra junto a la imagen.',
    gradient: 'Aquí tiene el signo cambiado: cuenta cuánto le quitaría una celda a la clase.',
    weighted:
      'Un canal es claro donde su patrón está en la imagen. Multiplicado por su peso, muestra su aportación: los valores por encima de cero son evidencia en contra de la clase; los valores por debajo, a favor.',
    relu: (label: string) =>
      `Solo queda la evidencia en contra de «${label}»: los valores por debajo de cero pasan a cero y el resto se divide entre el mayor valor. Este es el mapa de calor. Señala una celda para leer su número.`,
    empty: (label: string) =>
      `Ninguna celda tiene evidencia en contra de «${label}»: todos los valores pasan a cero, el mapa está vacío y la imagen no recibe color. Aquí el notebook dividiría cero entre cero.`,
  },
}

import type { WalkthroughWords } from '../en/walkthrough.ts'
import { formats } from './formats.ts'

export const walkthroughMethods: WalkthroughWords['methods'] = {
  weights: {
    title: 'Los pesos de los canales',
    gradCamPlusPlus:
      'El peso de un canal es la suma de sus gradientes positivos, cada uno multiplicado por un α que es mayor donde el canal responde en pocos sitios. Así, lo pequeño cuenta tanto como lo grande.',
    xGradCam:
      'El peso de un canal es la media de sus gradientes, ponderada por sus salidas: el gradiente cuenta donde el canal responde.',
    finerCam:
      'El peso de un canal es la media de sus gradientes, como en Grad-CAM, pero de otra puntuación: lo que distingue a la clase de las tres clases más cercanas a ella.',
    shapleyCam:
      'El peso de un canal es la media de sus gradientes, menos la mitad de cómo cambian al crecer las salidas (la matriz hessiana). Así se estima su valor de Shapley hasta el segundo orden.',
    largest: (channel, weight) =>
      `De los canales que responden, el canal ${channel} tiene el mayor peso, ${formats.short(weight)}. Haz clic en el gráfico para usar otro canal en el paso siguiente.`,
  },
  products: {
    title: 'Cada celda por sí sola',
    hiResCam:
      'No hay pesos: cada salida se multiplica por su propio gradiente, no por una media. Una celda solo cuenta en la medida en que la clase depende de esa misma celda.',
    gradCamElementWise:
      'No hay pesos: cada salida se multiplica por su propio gradiente, y los productos negativos pasan a ser cero antes de sumar los canales.',
    layerCam:
      'No hay pesos: cada salida se multiplica por su propio gradiente donde este es positivo. Así también las capas anteriores, más finas, dan mapas útiles.',
    eigenGradCam:
      'No hay pesos: cada salida se multiplica por su propio gradiente. El mapa será lo que los canales tienen en común.',
    segEigenCam:
      'No hay pesos: cada salida se multiplica por la magnitud de su gradiente, sea cual sea el signo. El mapa será lo que los canales tienen en común.',
  },
  oneChannel: {
    title: 'Un canal, celda por celda',
    text: 'Donde el resultado es mayor que cero, el canal aporta al mapa; donde es menor que cero, le quita.',
    after: (channel) => `Canal ${channel}, multiplicado celda por celda`,
  },
  component: {
    title: 'La primera componente principal',
    text: 'Cada celda tiene un número por canal. El mapa dice dónde está una celda en la dirección en la que más difieren las celdas. El signo de esa dirección es arbitrario; aquí el lado mayor es positivo.',
  },
  titles: { asked: 'Qué se prueba', answered: 'Qué responde la red', mapped: 'Cómo se convierte en un mapa' },
  steps: {
    eigenCam: {
      asked: 'No se pregunta por ninguna clase: solo cuentan las salidas de la capa.',
      answered: 'Cada celda de la capa tiene un número por canal. A cada canal se le resta su media.',
      mapped:
        'El mapa dice dónde está una celda en la dirección en la que más difieren las celdas (la primera componente principal), con el lado mayor positivo.',
    },
    kpcaCam: {
      asked: 'No se pregunta por ninguna clase: solo cuentan las salidas de la capa.',
      answered:
        'Cada dos celdas se comparan con un núcleo, la tangente hiperbólica del producto de sus números: un número para cada par de celdas.',
      mapped: 'El mapa es la primera componente principal de esta tabla, con el lado mayor positivo.',
    },
    fem: {
      asked: 'No se pregunta por ninguna clase: solo cuentan las salidas de la capa.',
      answered:
        'Una celda de un canal responde con fuerza si está más de dos desviaciones típicas por encima de la media del canal.',
      mapped: 'Cada canal se multiplica por la parte de sus celdas que responden con fuerza, y se toma la media.',
    },
    refineCam: {
      asked: 'Se hacen mapas de varias capas: las últimas saben qué hay, las anteriores dónde.',
      answered: 'Cada capa da su propio mapa de Grad-CAM++, escalado de 0 a 1.',
      mapped: 'Los mapas se amplían y se multiplican: solo queda aquello en lo que coinciden todas las capas.',
    },
    fullGrad: {
      asked: '¿Qué aporta cada parte a la puntuación: cada píxel de la entrada y cada sesgo de la red?',
      answered:
        'Cada parte se multiplica por su gradiente. Junto con el sesgo de la última capa, todos los productos suman el logit.',
      mapped: 'Las magnitudes de los canales de cada capa se escalan de 0 a 1, se amplían y se suman.',
    },
    scoreCam: {
      asked:
        'Cada canal de la capa, ampliado y escalado de 0 a 1, sirve de máscara: la imagen solo queda donde el canal responde.',
      answered: 'Para cada una de estas imágenes, la red da una puntuación a la clase. No hace falta ningún gradiente.',
      mapped: 'Softmax convierte las puntuaciones en pesos, y el mapa es la media de los canales con estos pesos.',
    },
    smoothGradCamPlusPlus: {
      asked: 'Se añade ruido a la imagen una y otra vez, para que se compensen los azares de píxeles sueltos.',
      answered:
        'Para cada imagen con ruido hay un gradiente. Se guardan las medias de los gradientes, de sus cuadrados y de sus cubos.',
      mapped:
        'Con estas medias se calculan los pesos de Grad-CAM++, que multiplican los canales de la imagen sin ruido.',
    },
    ablationCam: {
      asked: '¿Y si a la red le faltara un canal? Uno tras otro, cada canal de la capa se pone a cero.',
      answered: 'El resto de la red se ejecuta de nuevo desde esta capa y da una puntuación sin ese canal.',
      mapped: 'El peso de un canal es la parte de la puntuación que se pierde sin él.',
    },
    rise: {
      asked: 'La imagen se cubre con máscaras aleatorias, que muestran cerca de la mitad cada una.',
      answered: 'Para cada imagen enmascarada, la red da una puntuación a la clase.',
      mapped:
        'El mapa es la media de las máscaras, cada una multiplicada por su puntuación, menos la puntuación media.',
    },
    occlusion: {
      asked: 'Un cuadrado recorre la imagen y tapa un sitio tras otro.',
      answered: 'Para cada sitio, la red da la puntuación sin él.',
      mapped: 'Un píxel recibe la media de lo que pierde la puntuación con los cuadrados que lo tapan.',
    },
    guidedBackprop: {
      asked: '¿Cómo cambiaría la puntuación con cada valor de la entrada? El gradiente se sigue hasta la imagen.',
      answered: 'Por el camino, solo los gradientes positivos pasan por una ReLU que estaba activa.',
      mapped: 'Las magnitudes se suman sobre los colores. El mapa muestra bordes más que la clase.',
    },
    guidedGradCam: {
      asked:
        'Se hacen dos mapas: Grad-CAM, que es tosco pero conoce la clase, y la retropropagación guiada, que es fina.',
      answered: 'El mapa de Grad-CAM se amplía al tamaño de la entrada.',
      mapped: 'Ambos mapas se multiplican píxel a píxel.',
    },
    inputXGradient: {
      asked: '¿Cómo cambiaría la puntuación con cada valor de la entrada? El gradiente se sigue hasta la imagen.',
      answered: 'Cada valor de la entrada se multiplica por su gradiente: más o menos lo que aporta a la puntuación.',
      mapped: 'Los productos se suman sobre los colores.',
    },
    smoothGrad: {
      asked: 'Se añade ruido a la imagen una y otra vez, para que se compensen los azares de píxeles sueltos.',
      answered: 'Para cada imagen con ruido, el gradiente se sigue hasta la imagen.',
      mapped: 'Se toma la media de los gradientes, y sus magnitudes se suman sobre los colores.',
    },
    integratedGradients: {
      asked: 'La imagen aparece desde el negro en pasos pequeños.',
      answered: 'En cada paso, el gradiente se sigue hasta la imagen.',
      mapped:
        'El gradiente medio se multiplica por lo que la imagen añade al negro. Todos los píxeles suman la diferencia de las puntuaciones.',
    },
    random: {
      asked: 'No se pregunta nada: es una referencia, para ver qué muestran por sí solas las salidas de la capa.',
      answered: 'Cada canal recibe un peso aleatorio de −1 a 1, siempre el mismo.',
      mapped: 'El mapa es la media de los canales con estos pesos. Un buen método se distingue de él.',
    },
    sobel: {
      asked: 'No se pregunta nada: es una referencia que no usa la red.',
      answered: 'En cada píxel se compara el brillo de sus vecinos, en horizontal y en vertical.',
      mapped: 'El mapa es lo brusco que cambia el brillo: los bordes de la imagen. Un buen método se distingue de él.',
    },
  },
  map: {
    title: 'El mapa',
    text: (method) => `Esto es lo que da ${method}, antes de descartar los valores menores que cero.`,
    label: 'El mapa del método',
  },
  smoothing: {
    flips: 'Está suavizado: es la media de los mapas de la imagen y de su reflejo, con tres contrastes cada uno.',
    eigen: 'Está suavizado: en lugar de la media se toma la primera componente principal de los canales.',
  },
  fusion: {
    mean: (layers) => `Los mapas de varias capas (${layers}) se escalan, se amplían y se toma su media.`,
    product: (layers) => `Los mapas de varias capas (${layers}) se escalan, se amplían y se multiplican.`,
  },
}

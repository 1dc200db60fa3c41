import type { LazyWords } from '../en/lazy.ts'
import { formats, plural } from './formats.ts'

const about: LazyWords['methods']['about'] = {
  gradCam:
    'Dónde hay evidencia de la clase en esta capa. Un solo peso por canal puede marcar lugares que no aportan nada.',
  hiResCam: 'Qué lugares de esta capa suman a la puntuación; exacto si sigue una capa lineal. Puede salir a manchas.',
  gradCamPlusPlus:
    'Como Grad-CAM, pero cuenta cada uno de varios objetos. Sus pesos dependen de la escala de la puntuación.',
  gradCamElementWise: 'Dónde cada activación por su gradiente suma a la puntuación. La evidencia en contra no resta.',
  xGradCam: 'Como Grad-CAM, con pesos que reparten la puntuación según la activación. No es más fino que esta capa.',
  layerCam:
    'Dónde hay activaciones con gradiente positivo; más fino en capas tempranas. No mide el tamaño de un efecto.',
  eigenCam: 'Lo que domina esta capa. No conoce la clase ni dice nada de su puntuación.',
  eigenGradCam: 'El patrón principal de activación por gradiente. Lo más débil, aunque cuente, queda fuera.',
  kpcaCam: 'Lo que domina esta capa, también si no es lineal. No conoce la clase.',
  segEigenCam:
    'El patrón principal de activaciones y gradientes, con el lado mayor positivo. Depende poco de la clase.',
  fem: 'Dónde las activaciones son inusualmente fuertes. No conoce la clase.',
  finerCam: 'Lo que distingue la clase de las más parecidas. Lo que comparten queda frío, aunque cuente.',
  shapleyCam: 'Como Grad-CAM, con la curvatura de la puntuación. En un logit tras capas ReLU es el mismo mapa.',
  refineCam: 'En lo que coinciden varias capas, con el detalle de la primera. Lo que una no ve se pierde.',
  fullGrad: 'Cuánto reacciona la puntuación, en todas las capas. No separa la evidencia a favor de la contraria.',
  scoreCam: 'Lo que cada canal muestra de la clase con lo demás a oscuras. La oscuridad es extraña para la red.',
  smoothGradCamPlusPlus: 'Grad-CAM++ como media de copias con ruido: más tranquilo. Cuánto, depende del ruido.',
  ablationCam: 'Cuánto baja la puntuación sin cada canal. No ve los canales que se sustituyen entre sí.',
  rise: 'Qué píxeles mantienen la puntuación con media imagen a oscuras. Su grano es azar.',
  occlusion: 'Cuánto baja la puntuación al tapar un trozo. Se le escapa lo que aparece en dos lugares.',
  guidedBackprop: 'Bordes nítidos que excitan la red. Apenas depende de la clase; no lo tome por una razón.',
  guidedGradCam: 'Bordes nítidos donde Grad-CAM está caliente. Los bordes apenas dependen de la clase.',
  inputXGradient: 'Cuánto aporta cada píxel a primera vista. Tiene ruido, y los píxeles oscuros cuentan poco.',
  smoothGrad: 'A qué píxeles reacciona la puntuación, como media de copias con ruido. No muestra en qué sentido.',
  integratedGradients:
    'Lo que suma cada píxel en el camino desde una imagen lisa; juntos, casi toda la puntuación. Depende de esa imagen.',
  random: 'Nada: azar, como referencia. Un método que no es mejor no dice nada.',
  sobel: 'Bordes de la imagen, sin ninguna red: una referencia. Un mapa como este quizá no explica la red.',
}

export const methods: LazyWords['methods'] = {
  about,
  groups: { layer: 'Una capa', passes: 'Muchas pasadas', pixels: 'Píxeles', baselines: 'Referencias' },
  cost: (passes, time) =>
    plural(passes, {
      one: `Cerca de 1 pasada, ${time} s en este dispositivo.`,
      many: `Cerca de ${formats.number(passes)} pasadas, ${time} s en este dispositivo.`,
      other: `Cerca de ${formats.number(passes)} pasadas, ${time} s en este dispositivo.`,
    }),
  smoothings: { none: 'Ninguno', flips: 'Reflejada, tres contrastes', eigen: 'Componente principal' },
  fuseWith: 'Fusionar con otra capa',
  fuseNone: 'Ninguna otra capa',
  leaveOut: (layer) => `Quitar ${layer}`,
  fusions: { mean: 'Media', product: 'Producto' },
  explainingBy: (method) => `Explicando con ${method}`,
  passes: (done, total) => `${formats.number(done)} de ${formats.number(total)} pasadas`,
  stop: 'Detener',
  unfinished: (done, total) =>
    `Sin terminar: detenido tras ${formats.number(done)} de ${formats.number(total)} pasadas.`,
  onlyFor: (method) => `${method} no muestra evidencia en contra de una clase.`,
  compare: 'Comparar métodos',
  compareHint: 'Cada método ante la misma pregunta. Elige uno para usarlo con la imagen.',
  sortBy: 'Ordenar por',
  asListed: 'Orden de la lista',
  classes: 'Clases',
  oneClass: 'La explicada',
  topThree: 'Las tres primeras',
  run: 'Ejecutar',
  runMethod: (method) => `Ejecutar ${method}`,
  useMethod: (method) => `Usar ${method}`,
  inUse: 'en uso',
  waiting: 'En espera…',
  noMap: 'Aún sin calcular',
  nothing: 'Sin evidencia',
  anyClass: 'igual para toda clase',
  measureOver: (pictures) => `Medir en ${formats.number(pictures)} imágenes`,
  overTitle: (metric) => `${metric} en las imágenes`,
  overMaps: (done, total) => `${formats.number(done)} de ${formats.number(total)} mapas`,
  overMethod: 'Método',
  overMean: 'Media',
  overInterval: 'Intervalo de confianza del 95 %',
  overPictures: 'Imágenes',
  overRange: (low, high) => `de ${low} a ${high}`,
  saveTable: 'Guardar la tabla (CSV)',
  saveValues: 'Guardar los valores (JSON)',
}

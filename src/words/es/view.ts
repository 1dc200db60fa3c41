import type { Place } from '../../image/heat/placeOf.ts'
import type { Words } from '../en/index.ts'
import { rich } from '../rich.ts'

/** «Miró …». */
const what: Record<Place, string> = {
  middle: 'el centro de la imagen',
  top: 'la parte superior de la imagen',
  bottom: 'la parte inferior de la imagen',
  left: 'la parte izquierda de la imagen',
  right: 'la parte derecha de la imagen',
  topLeft: 'la parte superior izquierda de la imagen',
  topRight: 'la parte superior derecha de la imagen',
  bottomLeft: 'la parte inferior izquierda de la imagen',
  bottomRight: 'la parte inferior derecha de la imagen',
  everywhere: 'toda la imagen',
  allSeen: 'toda la parte que ve',
  nowhere: 'ninguna parte',
}

export const view: Words['view'] = {
  says: rich('{model} dice: {label} {sure}.'),
  saysOneOf: rich('{model} dice: {first}, {second} o {third}.'),
  isUnsure: rich('{model} duda; lo más parecido: {label} {sure}.'),
  looked: (place) => `Miró ${what[place]}.`,
  lookedFor: (label, place) => `Para ${label} miró ${what[place]}.`,
  against: (label, place) => `La evidencia en contra de ${label} está en ${what[place]}.`,
  nothingFor: (label) => `Esta capa no tiene evidencia a favor de ${label}, así que no hay calor.`,
  tooSmall: 'demasiado pequeña para mostrarla',
  nothingAgainst: (label) => `Esta capa no tiene evidencia en contra de ${label}, así que no hay calor.`,

  heatmapFor: (label, layer) => `Mapa de calor de ${label} en ${layer}, sobre la imagen`,
  heatmapAgainst: (label, layer) => `Mapa de calor de la evidencia en contra de ${label} en ${layer}, sobre la imagen`,
  notExplained: 'La imagen, aún sin explicar',
  stage: 'Escenario',
  stageHelp:
    'Las flechas leen el mapa; más y menos cambian el zoom. El signo de interrogación muestra todas las teclas.',

  compareShare: (percent) => `${percent} foto`,
  asked: 'Opciones',

  zoom: 'Zoom',

  legend: 'Colores de 0 a 1',
  exaggerates: (colours) => `${colours} puede mostrar bordes falsos.`,
  probeHint: 'Señala la imagen para leer el mapa.',
  probeTapHint: 'Toca la imagen para leer el mapa.',
  probed: (value, row, column) => `${value} en la fila ${row}, columna ${column}`,
  probedOf: (height, width) => `de ${height} × ${width}`,
}

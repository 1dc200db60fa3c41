import type { Words } from '../en/index.ts'
import { rich } from '../rich.ts'

export const view: Words['view'] = {
  says: rich('{model} dice: {label} {sure}.'),
  saysOneOf: rich('{model} dice: {first}, {second} o {third}.'),
  isUnsure: rich('{model} duda; lo más parecido: {label} {sure}.'),
  cannotDecide: rich(
    '{model} no se decide: las primeras clases son casi igual de probables; la primera es {label} {sure}.',
  ),
  tooSmall: 'demasiado pequeña para mostrarla',

  heatmapFor: (label, layer) => `Mapa de calor de ${label} en ${layer}, sobre la imagen`,
  heatmapAgainst: (label, layer) => `Mapa de calor de la evidencia en contra de ${label} en ${layer}, sobre la imagen`,
  notExplained: 'La imagen, aún sin explicar',
  stage: 'Escenario',
  stageHelp:
    'Las flechas leen el mapa; más y menos cambian el zoom. El signo de interrogación muestra todas las teclas.',

  compareShare: (percent) => `${percent} foto`,
  asked: 'Opciones',

  zoom: 'Zoom',

  less: 'menos',
  moreForClass: 'más, para esta clase',
  moreOfAll: 'más, entre las tres primeras',
  legend: 'Colores de 0 a 1',
  exaggerates: (colours) => `${colours} puede mostrar bordes falsos.`,
  probeHint: 'Señala la imagen para leer el mapa.',
  probeTapHint: 'Toca la imagen para leer el mapa.',
  probed: (value, row, column) => `${value} en la fila ${row}, columna ${column}`,
  probedOf: (height, width) => `de ${height} × ${width}`,
}

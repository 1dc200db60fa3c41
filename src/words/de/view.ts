import type { Words } from '../en/index.ts'
import { rich } from '../rich.ts'

export const view: Words['view'] = {
  says: rich('{model} sagt: {label} {sure}.'),
  saysOneOf: rich('{model} sagt: {first}, {second} oder {third}.'),
  isUnsure: rich('{model} ist nicht sicher; am nächsten liegt: {label} {sure}.'),
  cannotDecide: rich(
    '{model} kann sich nicht entscheiden: Die ersten Klassen sind etwa gleich wahrscheinlich, vorn {label} {sure}.',
  ),
  tooSmall: 'zu klein zum Anzeigen',

  heatmapFor: (label, layer) => `Heatmap für ${label} bei ${layer}, über dem Bild`,
  heatmapAgainst: (label, layer) => `Heatmap der Belege gegen ${label} bei ${layer}, über dem Bild`,
  notExplained: 'Das Bild, noch nicht erklärt',
  stage: 'Bühne',
  stageHelp: 'Die Pfeiltasten lesen die Karte; Plus und Minus zoomen. Das Fragezeichen zeigt alle Tasten.',

  compareShare: (percent) => `${percent} Foto`,
  asked: 'Optionen',

  zoom: 'Zoom',

  less: 'weniger',
  moreForClass: 'mehr, für diese Klasse',
  moreOfAll: 'mehr, unter den ersten drei',
  legend: 'Farben von 0 bis 1',
  exaggerates: (colours) => `${colours} kann falsche Kanten zeigen.`,
  probeHint: 'Zeigen Sie auf das Bild, um die Karte abzulesen.',
  probeTapHint: 'Tippen Sie auf das Bild, um die Karte abzulesen.',
  probed: (value, row, column) => `${value} in Zeile ${row}, Spalte ${column}`,
  probedOf: (height, width) => `von ${height} × ${width}`,
}

import type { Place } from '../../image/heat/placeOf.ts'
import type { Words } from '../en/index.ts'
import { rich } from '../rich.ts'

/** „Es hat … geschaut“. */
const whereto: Record<Place, string> = {
  middle: 'auf die Mitte des Bildes',
  top: 'auf den oberen Teil des Bildes',
  bottom: 'auf den unteren Teil des Bildes',
  left: 'auf den linken Teil des Bildes',
  right: 'auf den rechten Teil des Bildes',
  topLeft: 'nach links oben im Bild',
  topRight: 'nach rechts oben im Bild',
  bottomLeft: 'nach links unten im Bild',
  bottomRight: 'nach rechts unten im Bild',
  everywhere: 'auf das ganze Bild',
  allSeen: 'auf den ganzen Ausschnitt',
  nowhere: 'nirgendwohin',
}

/** „… liegt …“. */
const where: Record<Place, string> = {
  middle: 'in der Mitte des Bildes',
  top: 'oben im Bild',
  bottom: 'unten im Bild',
  left: 'links im Bild',
  right: 'rechts im Bild',
  topLeft: 'links oben im Bild',
  topRight: 'rechts oben im Bild',
  bottomLeft: 'links unten im Bild',
  bottomRight: 'rechts unten im Bild',
  everywhere: 'überall im Bild',
  allSeen: 'überall im Ausschnitt',
  nowhere: 'nirgends',
}

export const view: Words['view'] = {
  says: rich('{model} sagt: {label} {sure}.'),
  saysOneOf: rich('{model} sagt: {first}, {second} oder {third}.'),
  isUnsure: rich('{model} ist nicht sicher; am nächsten liegt: {label} {sure}.'),
  looked: (place) => `Es hat ${whereto[place]} geschaut.`,
  lookedFor: (label, place) => `Für ${label} hat es ${whereto[place]} geschaut.`,
  against: (label, place) => `Was gegen ${label} spricht, liegt ${where[place]}.`,
  nothingFor: (label) => `In dieser Schicht spricht nichts für ${label}, deshalb gibt es keine Wärme.`,
  tooSmall: 'zu klein zum Anzeigen',
  nothingAgainst: (label) => `In dieser Schicht spricht nichts gegen ${label}, deshalb gibt es keine Wärme.`,

  heatmapFor: (label, layer) => `Heatmap für ${label} bei ${layer}, über dem Bild`,
  heatmapAgainst: (label, layer) => `Heatmap der Belege gegen ${label} bei ${layer}, über dem Bild`,
  notExplained: 'Das Bild, noch nicht erklärt',
  stage: 'Bühne',
  stageHelp: 'Die Pfeiltasten lesen die Karte; Plus und Minus zoomen. Das Fragezeichen zeigt alle Tasten.',

  compareShare: (percent) => `${percent} Foto`,
  asked: 'Optionen',

  zoom: 'Zoom',

  legend: 'Farben von 0 bis 1',
  exaggerates: (colours) => `${colours} kann falsche Kanten zeigen.`,
  probeHint: 'Zeigen Sie auf das Bild, um die Karte abzulesen.',
  probeTapHint: 'Tippen Sie auf das Bild, um die Karte abzulesen.',
  probed: (value, row, column) => `${value} in Zeile ${row}, Spalte ${column}`,
  probedOf: (height, width) => `von ${height} × ${width}`,
}

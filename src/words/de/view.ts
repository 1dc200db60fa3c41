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
  nowhere: 'nirgends',
}

export const view: Words['view'] = {
  says: rich('{model} sagt: {label} {sure}.'),
  looked: (place) => `Es hat ${whereto[place]} geschaut.`,
  lookedFor: (label, place) => `Für ${label} hat es ${whereto[place]} geschaut.`,
  against: (label, place) => `Was gegen ${label} spricht, liegt ${where[place]}.`,
  nothingFor: (label) => `In dieser Schicht spricht nichts im Bild für ${label}, deshalb gibt es keine Wärme.`,
  tooSmall: 'zu klein zum Anzeigen',
  nothingAgainst: (label) => `In dieser Schicht spricht nichts im Bild gegen ${label}, deshalb gibt es keine Wärme.`,

  heatmapFor: (label, layer) => `Heatmap für ${label} bei ${layer}, über dem Bild`,
  heatmapAgainst: (label, layer) => `Heatmap dessen, was gegen ${label} spricht, bei ${layer}, über dem Bild`,
  notExplained: 'Das Bild, bevor es erklärt ist',
  stage: 'Bühne',
  stageHelp: 'Die Pfeiltasten lesen die Karte; Plus und Minus zoomen. Das Fragezeichen zeigt alle Tasten.',

  compareShare: (percent) => `${percent} Foto`,
  asked: 'Wie gefragt und gezeichnet wird',

  zoom: 'Zoom',

  legend: 'Farben von 0 bis 1',
  exaggerates: (colours) => `${colours} übertreibt Kanten.`,
  probeHint: 'Zeigen Sie auf das Bild, um die Karte zu lesen.',
  probeTapHint: 'Tippen Sie auf das Bild, um die Karte zu lesen.',
  probed: (value, row, column) => `${value} in Zeile ${row}, Spalte ${column}`,
  probedOf: (height, width) => `von ${height} × ${width}`,

  whatItSees: 'Was es sieht',
  noPredictions: 'Hier stehen dann die drei wahrscheinlichsten Klassen.',

  close: 'Schließen',
}

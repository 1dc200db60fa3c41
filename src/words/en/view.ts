import { rich } from '../rich.ts'

/** The result: its sentences, and the controls for viewing it. */
export const view = {
  /** What the network says: “VGG16 says fox squirrel (92%).” */
  says: rich('{model} says {label} {sure}.'),
  /** The same where the first alone is not sure, and the three together are. */
  saysOneOf: rich('{model} says {first}, {second} or {third}.'),
  /** Where not even they are. */
  isUnsure: rich('{model} is not sure; closest is {label} {sure}.'),
  /** Where the first classes are all alike, or the very same. */
  cannotDecide: rich('{model} cannot decide: its top classes are about equally likely, {label} {sure} first.'),
  /** In place of a probability that underflows a float32. */
  tooSmall: 'too small to show',

  /** Accessible names of the picture. */
  heatmapFor: (label: string, layer: string) => `Heatmap for ${label} at ${layer}, over the picture`,
  heatmapAgainst: (label: string, layer: string) =>
    `Heatmap of the evidence against ${label} at ${layer}, over the picture`,
  notExplained: 'The picture, not explained yet',
  stage: 'Stage',
  stageHelp: 'Arrow keys read the map; plus and minus zoom. The question mark lists all keys.',

  compareShare: (percent: string) => `${percent} photo`,
  asked: 'Options',

  zoom: 'Zoom',

  less: 'less',
  moreForClass: 'more, for this class',
  moreOfAll: 'more, of the top three',
  legend: 'Colours from 0 to 1',
  /** For colour maps with edges of their own. */
  exaggerates: (colours: string) => `${colours} can show edges that are not there.`,
  probeHint: 'Point at the picture to read the map.',
  probeTapHint: 'Tap the picture to read the map.',
  /** The map's value at a cell: “0.832 in row 5, column 8 of 14 × 14”. */
  probed: (value: string, row: number, column: number) => `${value} in row ${row}, column ${column}`,
  probedOf: (height: number, width: number) => `of ${height} × ${width}`,
}

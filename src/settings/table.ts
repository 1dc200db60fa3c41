import { colormaps } from '../image/heat/colormaps/index.ts'
import { NOTEBOOK_OPACITY } from '../image/heat/notebook.ts'
import { evidenceIds, fusionIds, heatScales, linearReadings, overlayStyles, scoreIds, smoothingIds } from '../types.ts'
import {
  flag,
  fraction,
  identifier,
  identifierOrNull,
  layerNameOrNull,
  layerNamesOrNull,
  oneOf,
  oneOfOrNull,
} from './checks.ts'
import { setting } from './entry.ts'
import { findClass } from './findClass.ts'
import { keysOf } from './keysOf.ts'
import { layerOptions, layersOf } from './layerOptions.ts'

/**
 * Every setting that affects how pictures are explained and drawn, in the order of links; Options shows them in
 * reverse, drawing first. The defaults are the notebook's. To add one, write an entry here and its words in
 * `src/words/<language>/settings.ts`; the type checker asks for them.
 */
export const settingsTable = {
  method: setting({
    default: 'gradCam',
    check: identifier,
    parameter: 'method',
    isPreference: false,
    isSaved: true,
    changes: 'question',
    control: {
      as: 'networkMenu',
      options: ({ methods }) => Object.fromEntries(methods.map(({ id, label }) => [id, label])),
    },
    place: 'options',
    isKnown: (method, { methods }) => methods.some(({ id }) => id === method),
  }),
  /** One layer, or several with commas, whose maps are fused. Null means the network's last convolution. */
  layer: setting({
    default: null,
    check: layerNamesOrNull,
    parameter: 'layer',
    isPreference: false,
    isSaved: true,
    changes: 'question',
    control: {
      as: 'networkMenu',
      options: ({ model }) => Object.fromEntries(layerOptions(model)),
    },
    place: 'options',
    isKnown: (layer, { model }) => layer === null || layersOf(layer, model).every((one) => model.layers.includes(one)),
    shownIn: (layer, { model }) => layersOf(layer, model)[0] ?? null,
  }),
  /** How the maps of several layers become one. */
  fusion: setting({
    default: 'mean',
    check: oneOf(fusionIds),
    parameter: 'fusion',
    isPreference: false,
    isSaved: true,
    changes: 'question',
    control: { as: 'own' },
    place: 'elsewhere',
  }),
  smoothing: setting({
    default: 'none',
    check: oneOf(smoothingIds),
    parameter: 'smoothing',
    isPreference: false,
    isSaved: true,
    changes: 'question',
    control: { as: 'own' },
    place: 'elsewhere',
  }),
  /** The name of the output that is explained; null means the network's first. */
  output: setting({
    default: null,
    check: layerNameOrNull,
    parameter: 'output',
    isPreference: false,
    isSaved: true,
    changes: 'answers',
    control: { as: 'own' },
    place: 'elsewhere',
    isKnown: (output, { model }) => output === null || model.outputs.some(({ name }) => name === output),
  }),
  /** How the values of an output without activation are read; null means as the network was opened. */
  reading: setting({
    default: null,
    check: oneOfOrNull(linearReadings),
    parameter: 'reading',
    isPreference: false,
    isSaved: true,
    changes: 'answers',
    control: { as: 'own' },
    place: 'elsewhere',
    isKnown: (reading, { model }) => reading === null || model.outputs[model.output]?.head === 'linear',
  }),
  score: setting({
    default: 'probability',
    check: oneOf(scoreIds),
    parameter: 'score',
    isPreference: true,
    isSaved: true,
    changes: 'question',
    control: { as: 'choice' },
    place: 'options',
  }),
  /**
   * The class to explain in every picture instead of its first prediction: a WordNet id or an index. Null means the
   * first prediction.
   */
  classAsked: setting({
    default: null,
    check: identifierOrNull,
    parameter: 'class',
    isPreference: false,
    // A saved picture names the class that it shows, with its label: see savedSettings.ts.
    isSaved: false,
    changes: 'class',
    control: { as: 'own' },
    place: 'elsewhere',
    isKnown: (asked, { model }) => asked === null || findClass(asked, model) !== undefined,
  }),
  /** Whether to explain the evidence for the class, or against it. */
  evidence: setting({
    default: 'for',
    check: oneOf(evidenceIds),
    parameter: 'evidence',
    isPreference: false,
    isSaved: true,
    changes: 'question',
    control: { as: 'switch', on: 'against', off: 'for' },
    place: 'options',
  }),
  colours: setting({
    default: 'jet',
    check: oneOf(keysOf(colormaps)),
    parameter: 'colours',
    isPreference: true,
    isSaved: true,
    changes: 'drawing',
    control: { as: 'own' },
    place: 'elsewhere',
  }),
  /** The share of the colour that is added to the photo. */
  opacity: setting({
    default: NOTEBOOK_OPACITY,
    check: fraction,
    parameter: 'opacity',
    isPreference: true,
    isSaved: true,
    changes: 'drawing',
    control: { as: 'slider' },
    place: 'elsewhere',
  }),
  /** Whether each map is drawn by its own maximum, or the classes of a picture on one scale: `state/asDrawn.ts`. */
  scale: setting({
    default: 'own',
    check: oneOf(heatScales),
    parameter: 'scale',
    isPreference: true,
    isSaved: true,
    changes: 'drawing',
    control: { as: 'choice' },
    place: 'options',
  }),
  /** How the map lies over the photo. */
  overlayStyle: setting({
    default: 'heat',
    check: oneOf(overlayStyles),
    parameter: 'look',
    storedAs: 'look',
    isPreference: true,
    isSaved: true,
    changes: 'drawing',
    control: { as: 'choice' },
    place: 'elsewhere',
  }),
  /** The value of the map at which contours, mask and region are drawn. */
  threshold: setting({
    default: 0.5,
    check: fraction,
    parameter: 'threshold',
    isPreference: true,
    isSaved: true,
    changes: 'drawing',
    control: { as: 'slider' },
    place: 'elsewhere',
  }),
  /** Whether to draw a box around the hottest region. */
  showsRegion: setting({
    default: false,
    check: flag,
    parameter: 'region',
    isPreference: true,
    isSaved: true,
    changes: 'drawing',
    control: { as: 'switch', on: true, off: false },
    place: 'options',
  }),
}

import type { LayerReader, LayerReaders } from '../layerCall.ts'
import { activations } from './activations.ts'
import { adaptivePools } from './adaptivePooling.ts'
import { attentions } from './attention.ts'
import { convolutions } from './convolutions.ts'
import { equations } from './einsumDense.ts'
import { locallyConnecteds } from './locallyConnected.ts'
import { merges } from './merging.ts'
import { normalizations } from './normalization.ts'
import { pictures } from './pictures.ts'
import { pools } from './pooling.ts'
import { products } from './products.ts'
import { rows } from './rows.ts'
import { shapes } from './shapes.ts'
import { tableAttentions } from './tableAttention.ts'

const identity: LayerReader = (call) => call.emit({ kind: 'identity' }, { inputs: [call.input] })

/** Layers that only train, whatever the call says. */
const trainingOnly = [
  'Dropout',
  'SpatialDropout1D',
  'SpatialDropout2D',
  'SpatialDropout3D',
  'GaussianNoise',
  'GaussianDropout',
  'AlphaDropout',
  'ActivityRegularization',
  'Identity',
  'StochasticDepth',
  // EfficientNet's, in some files.
  'FixedDropout',
  'RandomFlip',
  'RandomRotation',
  'RandomZoom',
  'RandomTranslation',
  'RandomContrast',
  'RandomBrightness',
  'RandomShear',
  'RandomHue',
  'RandomSaturation',
  'RandomSharpness',
  'RandomGrayscale',
  'RandomInvert',
  'RandomPosterization',
  'RandomPerspective',
  'RandomGaussianBlur',
  'RandomElasticTransform',
  'RandomColorJitter',
  'RandomColorDegeneration',
  'RandomErasing',
  'RandomHeight',
  'RandomWidth',
  'RandAugment',
  'AugMix',
  'CutMix',
  'MixUp',
  'Equalization',
  'Solarization',
]

const readers: ReadonlyMap<string, LayerReader> = new Map(
  [
    convolutions,
    pools,
    adaptivePools,
    locallyConnecteds,
    rows,
    products,
    attentions,
    tableAttentions,
    equations,
    merges,
    shapes,
    normalizations,
    activations,
    pictures,
    Object.fromEntries(trainingOnly.map((name) => [name, identity])) satisfies LayerReaders,
  ].flatMap((family) => Object.entries(family)),
)

/** Layers that are called with several tensors by name. */
const byNames = new Set(['MultiHeadAttention', 'GroupQueryAttention', 'GroupedQueryAttention'])

/** Whether the arguments of a layer's call may be tensors that have names. */
export const takesNames = (className: string): boolean => byNames.has(className)

/** The reader of a Keras layer, by its class. */
export const layerReader = (className: string): LayerReader | undefined => readers.get(className)

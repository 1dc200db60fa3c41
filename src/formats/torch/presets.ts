import type { Preprocessing, ValueRange } from '../../types.ts'
import type { ActivationName } from './layers/activate.ts'
import presets from './presets.json' with { type: 'json' }
import type { StateDict } from './stateDict.ts'

/** What is known of a network by name, beyond its weights. */
export interface Preset {
  library: 'torchvision' | 'timm'
  name: string
  /** Sides of the picture, in pixels, and what its shorter side is resized to before the middle is cut out. */
  size: number
  resize: number
  interpolation: 'bilinear' | 'bicubic'
  mean: readonly number[]
  std: readonly number[]
  /** Of its BatchNorms, where it is not PyTorch's 1e-5. */
  epsilon?: number
  /** Of its LayerNorms, where it is not the usual one of its kind. */
  layerEpsilon?: number
  /** As TensorFlow pads. */
  same?: true
  /** How it smooths before each stride, if it does. */
  smoothing?: 'average' | 'reflected' | 'zeros'
  /** The architecture's `features` alone, and what is behind them is a person's: their code, or the next child. */
  features?: 'own' | 'children'
  /** Behind a Linear of a last layer that a person put there. */
  between?: ActivationName
  /** Sides of the picture, where a file beside the weights says them. */
  sides?: readonly [height: number, width: number]
  /** Of a vision transformer, attention heads. */
  heads?: number
  /** The same by stage. */
  stageHeads?: readonly number[]
  /** Of Swin v2, cells along a window, and those of the training before, by stage; 0 is the same. */
  window?: number
  trainedWindows?: readonly number[]
  /** Of its GroupNorms, where not 32. */
  groups?: number
  /** Its queries and keys are turned by their places. */
  rotates?: boolean
  /** In its blocks, where it is not the usual one of its kind. */
  activation?: ActivationName
  /** Positions of another number of patches are interpolated, as DINOv2 does; with registers, it smooths them. */
  movesPositions?: 'sharply' | 'smoothly'
}

/** Mean and deviation of each channel, of pixels from 0 to 1. */
type Values = readonly [mean: readonly number[], std: readonly number[]]

type Row = readonly [
  fingerprint: number,
  library: 'v' | 't',
  name: string,
  size: number,
  resize: number,
  isBicubic: 0 | 1,
  values: number | Values,
  epsilon?: number,
  isSame?: 1,
]

const usual: Values = [
  [0.485, 0.456, 0.406],
  [0.229, 0.224, 0.225],
]

const sets: readonly Values[] = [
  usual,
  [
    [0.5, 0.5, 0.5],
    [0.5, 0.5, 0.5],
  ],
  [
    [0, 0, 0],
    [1, 1, 1],
  ],
]

/** How the page calls these sets. */
const names: readonly ValueRange[] = ['torch', '-1..1', '0..1']

function toPreset([, library, name, size, resize, isBicubic, values, epsilon, isSame]: Row): Preset {
  const [mean, std] = typeof values === 'number' ? (sets[values] ?? usual) : values
  return {
    ...{ library: library === 'v' ? 'torchvision' : 'timm', name, size, resize },
    ...{ interpolation: isBicubic ? 'bicubic' : 'bilinear', mean, std },
    ...(epsilon !== undefined && { epsilon }),
    ...(isSame && { same: true as const }),
  }
}

/**
 * The networks whose weights have these names and shapes, the likeliest first: one that a hint, such as the name of the
 * file, says.
 */
export function presetsFor(fingerprint: number, hints: readonly string[] = []): Preset[] {
  const found = (presets as unknown as readonly Row[]).filter(([one]) => one === fingerprint).map(toPreset)
  const said = (name: string) => hints.some((hint) => hint.toLowerCase().includes(name))
  // Of `tf_efficientnet_b0`, `efficientnet_b0` is a part.
  return found.toSorted((a, b) => Number(said(b.name)) * b.name.length - Number(said(a.name)) * a.name.length)
}

/** How the picture is made for a network; ImageNet's values where nothing is known, those of ToTensor if it is grey. */
export function preprocessingOf(preset: Partial<Preset>, dict: StateDict, isGrey = false): Partial<Preprocessing> {
  if (isGrey) return { channels: 'grey', values: '0..1', resize: 'bilinear', antialias: true, fit: 'stretch' }
  const { size, resize, interpolation = 'bilinear' } = preset
  const { mean = usual[0], std = usual[1] } = isRescaling(dict) ? { mean: sets[1]?.[0], std: sets[1]?.[1] } : preset
  return {
    ...{ channels: 'rgb', resize: interpolation, antialias: true },
    ...valuesOf([mean, std]),
    ...(size !== undefined && resize !== undefined ? { fit: 'short-side', shortSide: resize } : { fit: 'centre-crop' }),
  }
}

/** The usual values by the name that people know them by, others by their numbers. */
function valuesOf(values: Values): Partial<Preprocessing> {
  const named = names[sets.findIndex((set) => String(set) === String(values))]
  if (named) return { values: named }
  const [mean, std] = values
  return {
    values: 'custom',
    mean: mean.map((value) => round(value * 255)),
    scale: std.map((value) => 1 / (value * 255)),
  }
}

/**
 * Whether weights are torchvision's own of GoogLeNet or Inception v3, which come with heads for training: these networks
 * bring ImageNet's values to −1..1 by themselves.
 */
const isRescaling = (dict: StateDict) => dict.has('aux1.fc1.weight') || dict.has('AuxLogits.fc.weight')

const round = (value: number) => Number(value.toFixed(6))

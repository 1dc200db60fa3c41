// The operations of a network, in the words of no file format. Tensors have no batch dimension, and feature maps are
// [height, width, channels]: readers of formats turn channels-first networks around.

export type Pair = readonly [height: number, width: number]

/** Padding in pixels, or TensorFlow's rules: `valid` for none, `same` for as many outputs as inputs (per stride). */
export type Padding =
  | 'valid'
  | 'same'
  | { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number }

/** Functions of one value that need no settings. */
export const plainFunctions = [
  'linear',
  'sigmoid',
  'tanh',
  'selu',
  /** x · sigmoid(x), also known as SiLU. */
  'swish',
  /** x · relu6(x + 3) / 6, also known as hard SiLU. */
  'hardSwish',
  'mish',
  'softplus',
  'softsign',
  'exponential',
  'logSigmoid',
  'hardTanh',
  'tanhShrink',
  'squareplus',
  'absolute',
  'negative',
  'square',
  'squareRoot',
  'reciprocalSquareRoot',
  'reciprocal',
  'logarithm',
  'erf',
  'sine',
  'cosine',
  /** −1, 0 or 1; nothing flows back. */
  'sign',
] as const

export type PlainFunction = (typeof plainFunctions)[number]

/** A function of each value; softmax and logSoftmax also depend on the values along one axis. */
export type Activation =
  | { readonly id: PlainFunction }
  /** f(x) = max for x ≥ max, x for x > threshold, else slope · (x − threshold). Keras' ReLU and LeakyReLU. */
  | { readonly id: 'relu'; readonly max?: number; readonly slope?: number; readonly threshold?: number }
  | { readonly id: 'elu' | 'celu'; readonly alpha: number }
  /** Exact (erf), or approximated by tanh. */
  | { readonly id: 'gelu'; readonly approximate: boolean }
  /** clip(slope · x + 0.5, 0, 1). The slope is 0.2 in Keras 1, 2 and TensorFlow.js, 1/6 in Keras 3 and PyTorch. */
  | { readonly id: 'hardSigmoid'; readonly slope: number }
  | { readonly id: 'clip'; readonly min: number; readonly max: number }
  | { readonly id: 'softShrink' | 'hardShrink'; readonly lambda: number }
  /** Over this axis of the tensor without batch; −1 is the last. */
  | { readonly id: 'softmax' | 'logSoftmax'; readonly axis: number }

export const arithmeticFunctions = ['add', 'subtract', 'multiply', 'divide', 'maximum', 'minimum', 'power'] as const

export type ArithmeticFunction = (typeof arithmeticFunctions)[number]

export const interpolations = [
  'nearest',
  'bilinear',
  'bicubic',
  'area',
  'lanczos3',
  'lanczos5',
  'gaussian',
  'mitchellcubic',
] as const

export type Interpolation = (typeof interpolations)[number]

/** Where the centre of pixel i of `to` lies among `from` pixels, by the names that ONNX has for it: see `resize`. */
export const resizeCoordinates = [
  'halfPixel',
  'asymmetric',
  'alignCorners',
  'pytorchHalfPixel',
  'halfPixelSymmetric',
] as const

export type ResizeCoordinates = (typeof resizeCoordinates)[number]

/** How a place between two pixels becomes one of them; `prefer` says which of two that are equally near. */
export const roundings = ['floor', 'ceil', 'preferFloor', 'preferCeil'] as const

export type Rounding = (typeof roundings)[number]

/** Settings of windows that slide over a feature map. */
interface Windowed {
  readonly size: Pair
  readonly strides: Pair
  readonly padding: Padding
}

interface Convolution extends Windowed {
  readonly dilation: Pair
  readonly useBias: boolean
  /** Applied to the sums with their bias. */
  readonly activation: Activation
}

/**
 * What a node computes. Weights, by their short names, are listed with each; `?` if they may be missing. Axes count
 * without the batch and are never negative, but for softmax.
 */
export type Operation =
  /** A picture [height, width, channels] or a list of numbers. `null` for a side that the file leaves free. */
  | { readonly kind: 'input'; readonly shape: readonly (number | null)[] }
  /** Weights: value, in the shape of the output. */
  | { readonly kind: 'constant' }
  /** Dropout and other layers that only train. */
  | { readonly kind: 'identity' }
  /** Weights: kernel [height, width, channels / groups, filters], bias? [filters]. */
  | ({ readonly kind: 'conv2d'; readonly filters: number; readonly groups: number } & Convolution)
  /** Weights: kernel [height, width, channels, multiplier], bias? [channels · multiplier]. Output c · multiplier + m. */
  | ({ readonly kind: 'depthwiseConv2d'; readonly multiplier: number } & Convolution)
  /**
   * Weights: kernel [height, width, filters, channels], bias? [filters]. The gradient of a convolution: input pixel
   * (y, x) adds kernel · value at (y · stride + dy · dilation − top, ...). `valid`: (n − 1) · stride + max(size, stride)
   * rows; `same`: n · stride rows, of which max(size − stride, 0) / 2, rounded down, are cut in front; explicit padding
   * cuts as it says, and `outputPadding` adds rows and columns behind.
   */
  | ({ readonly kind: 'conv2dTranspose'; readonly filters: number; readonly outputPadding?: Pair } & Convolution)
  /** On the last axis. Weights: kernel [values, units], bias? [units]. */
  | {
      readonly kind: 'dense'
      readonly units: number
      readonly useBias: boolean
      readonly activation: Activation
    }
  /** (x − mean) / √(variance + epsilon) · gamma + beta, a channel (the last axis). Weights: gamma?, beta?, mean, variance. */
  | { readonly kind: 'batchNormalization'; readonly epsilon: number }
  /** With mean and variance over these axes of each picture. Weights: gamma?, beta?, in the shape of the axes. */
  | { readonly kind: 'layerNormalization'; readonly epsilon: number; readonly axes: readonly number[] }
  /** With mean and variance over height, width and each group of adjacent channels. Weights: gamma?, beta? [channels]. */
  | { readonly kind: 'groupNormalization'; readonly epsilon: number; readonly groups: number }
  /** x / max(√(Σ x²), 1e-12), summed over these axes: as Keras 3. Keras 2 has the 1e-12 under the root. */
  | { readonly kind: 'unitNormalization'; readonly axes: readonly number[] }
  /**
   * (x − mean) / max(√variance, 1e-7), on the last axis: Keras' Normalization. Mean and variance, one number or one a
   * channel, stand in the settings or are weights: mean, variance.
   */
  | { readonly kind: 'normalization'; readonly mean?: readonly number[]; readonly variance?: readonly number[] }
  /** x · scale + offset; one number, or one a channel (the last axis). Keras' Rescaling. */
  | { readonly kind: 'affine'; readonly scale: readonly number[]; readonly offset: readonly number[] }
  /** Padding never wins a maximum; an average counts it only if `countsPadding`. */
  | ({ readonly kind: 'pooling2d'; readonly mode: 'max' | 'average'; readonly countsPadding: boolean } & Windowed)
  | {
      readonly kind: 'reduce'
      readonly function: 'mean' | 'max' | 'min' | 'sum'
      readonly axes: readonly number[]
      readonly keepDimensions: boolean
    }
  /**
   * Of two or more inputs, from left to right, with NumPy's broadcasting; or of one input and a scalar, which comes
   * first if `scalarFirst`.
   */
  | {
      readonly kind: 'arithmetic'
      readonly function: ArithmeticFunction
      readonly scalar?: number
      readonly scalarFirst?: boolean
    }
  | { readonly kind: 'concatenate'; readonly axis: number }
  | { readonly kind: 'flatten' }
  /** One side may be −1: what is left. */
  | { readonly kind: 'reshape'; readonly shape: readonly number[] }
  /** Output axis i is input axis axes[i]. */
  | { readonly kind: 'permute'; readonly axes: readonly number[] }
  /** Of each axis the values at start, start + step and so on, before end: one entry an axis; steps of 1 and more. */
  | {
      readonly kind: 'slice'
      readonly starts: readonly number[]
      readonly ends: readonly number[]
      readonly steps: readonly number[]
    }
  /** Repeated to this shape by NumPy's broadcasting. */
  | { readonly kind: 'expand'; readonly shape: readonly number[] }
  /**
   * Of [..., m, k] and [..., k, n]: [..., m, n], the axes before broadcast as in NumPy. With `transposesSecond`, which
   * only plans have, the second is [..., n, k].
   */
  | { readonly kind: 'matmul'; readonly transposesSecond?: true }
  /**
   * x / (bias + alpha / size · Σ x²) ^ beta, over `size` neighbours along the last axis: (size − 1) / 2 before, rounded
   * down, and the others after, fewer at the ends.
   */
  | {
      readonly kind: 'localResponseNormalization'
      readonly size: number
      readonly alpha: number
      readonly beta: number
      readonly bias: number
    }
  | {
      readonly kind: 'padding2d'
      readonly top: number
      readonly bottom: number
      readonly left: number
      readonly right: number
    }
  | {
      readonly kind: 'cropping2d'
      readonly top: number
      readonly bottom: number
      readonly left: number
      readonly right: number
    }
  /**
   * By default half-pixel centres; nearest takes ⌊(i + 0.5) · from / to⌋; bicubic is Keys' with a = −0.5, with weights
   * renormalised at the edges, as are those of Lanczos, of a Gaussian (σ = 0.5, up to 1.5 pixels away) and of Mitchell
   * and Netravali. `cropToAspectRatio` crops the middle first; `padToAspectRatio` puts this value around first, as much
   * on both sides.
   *
   * With s = to / from, or the side of `scales` that the file gives, pixel i lies at (i + 0.5) / s − 0.5 (`halfPixel`),
   * i / s (`asymmetric`), i · (from − 1) / (to − 1) (`alignCorners`), as halfPixel but at 0 for a single output pixel
   * (`pytorchHalfPixel`), or as halfPixel around the middle of the input (`halfPixelSymmetric`). `rounding` is for
   * nearest, `preferCeil` by default. `cubicA` is Keys' a. With `repeatsEdges` (bilinear and bicubic), the pixel at an
   * edge stands for those outside, in place of weights renormalised. `area` knows none of this.
   */
  | {
      readonly kind: 'resize'
      readonly height: number
      readonly width: number
      readonly method: Interpolation
      readonly antialias: boolean
      readonly cropToAspectRatio?: boolean
      readonly padToAspectRatio?: number
      readonly coordinates?: ResizeCoordinates
      readonly rounding?: Rounding
      readonly cubicA?: number
      readonly scales?: Pair
      readonly repeatsEdges?: boolean
    }
  /** Each pixel becomes size[0] x size[1], by repeating or by interpolation. */
  | { readonly kind: 'upSampling2d'; readonly size: Pair; readonly method: Interpolation }
  /** Keras' CenterCrop: the middle; an input smaller than that is resized, after a crop to the aspect ratio. */
  | { readonly kind: 'centerCrop'; readonly height: number; readonly width: number }
  | { readonly kind: 'activation'; readonly activation: Activation }
  /** x for x ≥ 0, else alpha · x. Weights: alpha, broadcast to the input. */
  | { readonly kind: 'prelu' }

export type OperationKind = Operation['kind']

export type OperationOf<Kind extends OperationKind> = Extract<Operation, { kind: Kind }>

/** The kinds that no engine meets: the plan drops them, or expresses them by others. */
export type LoweredKind = 'identity' | 'flatten' | 'upSampling2d' | 'centerCrop'

/**
 * What an engine runs. All its settings are resolved: no side of a `reshape` is −1, the axis of a softmax is not
 * negative, and a `resize` neither crops nor pads.
 */
export type EngineOperation = Exclude<Operation, { kind: LoweredKind }>

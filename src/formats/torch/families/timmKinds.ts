import type { ActivationName } from '../layers/activate.ts'
import type { Modules } from '../modules.ts'
import { Unfit } from '../stateDict.ts'

/** What names and shapes do not say of a network of timm's EfficientNet builder. */
export interface BlockKind {
  /** timm's name of those. */
  name: string
  /** True where timm has another one, `tf_` before its name, that pads as TensorFlow does. */
  hasTwin?: boolean
  /** Of the first block of each stage. */
  strides: readonly number[]
  activation(stage: number): ActivationName
  /** Of the first convolution, where it is another one. */
  stem?: ActivationName
  squeezed?: { activation: ActivationName; gate: ActivationName }
}

const usual = [1, 2, 2, 2, 1, 2, 1]

const all = (activation: ActivationName) => () => activation

const kinds = {
  efficientnet: {
    name: 'efficientnet',
    hasTwin: true,
    strides: usual,
    activation: all('silu'),
    squeezed: { activation: 'silu', gate: 'sigmoid' },
  },
  /** EfficientNet for the Edge TPU, without gates. */
  edge: { name: 'efficientnet_es', hasTwin: true, strides: usual, activation: all('relu') },
  lite: { name: 'efficientnet_lite', hasTwin: true, strides: usual, activation: all('relu6') },
  mobilenetV2: { name: 'mobilenetv2', strides: usual, activation: all('relu6') },
  mnasnet: {
    name: 'mnasnet',
    strides: usual,
    activation: all('relu'),
    squeezed: { activation: 'relu', gate: 'sigmoid' },
  },
  mobilenetV3Large: {
    name: 'mobilenetv3_large',
    hasTwin: true,
    strides: usual,
    activation: (stage) => (stage < 3 ? 'relu' : 'hardSwish'),
    stem: 'hardSwish',
    squeezed: { activation: 'relu', gate: 'hardSigmoid' },
  },
  mobilenetV3Small: {
    name: 'mobilenetv3_small',
    hasTwin: true,
    strides: [2, 2, 2, 1, 2, 1],
    activation: (stage) => (stage < 2 ? 'relu' : 'hardSwish'),
    stem: 'hardSwish',
    squeezed: { activation: 'relu', gate: 'hardSigmoid' },
  },
  minimalLarge: { name: 'mobilenetv3_large_minimal', hasTwin: true, strides: usual, activation: all('relu') },
  minimalSmall: {
    name: 'mobilenetv3_small_minimal',
    hasTwin: true,
    strides: [2, 2, 2, 1, 2, 1],
    activation: all('relu'),
  },
  mobilenetV4: { name: 'mobilenetv4_conv', strides: [2, 2, 2, 2, 1], activation: all('relu') },
} satisfies Record<string, BlockKind>

/** Which of them it is: by its name where that is known, else by what only one of them has. */
export function kindOf(g: Modules): BlockKind {
  const { name = '' } = g.preset
  if (g.holds('norm_head') || g.holds('blocks.2.0.pw_exp')) return kinds.mobilenetV4
  const names = [...g.names()]
  // Of each block, whether it has squeeze and excitation; and those that have an expansion.
  const blocks = [...new Set(names.flatMap((one) => /^blocks\.\d+\.\d+(?=\.)/.exec(one)?.[0] ?? []))]
  const inverted = blocks.filter((block) => g.has(`${block}.conv_pwl.weight`) && g.has(`${block}.conv_dw.weight`))
  const isSqueezed = (block: string) => g.has(`${block}.se.conv_reduce.weight`)
  // The head of MobileNet v3 comes after pooling.
  if (!g.has('bn2.weight')) {
    const isSmall = g.children('blocks').length === 6
    // LCNet and a V3 of timm's own have other activations.
    if (inverted.length === 0 || !g.has('conv_head.bias')) throw new Unfit('another head')
    if (!blocks.some(isSqueezed)) return isSmall ? kinds.minimalSmall : kinds.minimalLarge
    return isSmall ? kinds.mobilenetV3Small : kinds.mobilenetV3Large
  }
  if (/mnasnet/.test(name)) return kinds.mnasnet
  if (/mobilenetv2/.test(name)) return kinds.mobilenetV2
  if (/lite/.test(name)) return kinds.lite
  // EfficientNet v2 has plain convolutions in front; of the others, EfficientNet has gates in all blocks.
  if (blocks.some((block) => g.has(`${block}.conv_exp.weight`))) {
    if (blocks.some(isSqueezed)) return kinds.efficientnet
    // MobileNet for the Edge TPU adds nothing in some blocks, of which its weights show nothing.
    if (!g.has('blocks.0.0.conv_exp.weight')) throw new Unfit('blocks without what is added')
    return kinds.edge
  }
  if (blocks.some(isSqueezed)) return blocks.every(isSqueezed) ? kinds.efficientnet : kinds.mnasnet
  const kernels = (stage: number) => blocks.filter((block) => block.startsWith(`blocks.${stage}.`)).map(kernelIn(g))
  const areAll = (wanted: readonly number[]) =>
    wanted.every((size, stage) => kernels(stage).every((one) => one === size)) && isSixfold(g, inverted)
  if (areAll([3, 3, 3, 3, 3, 3, 3])) return kinds.mobilenetV2
  return areAll([3, 3, 5, 3, 5, 5, 3]) ? kinds.lite : kinds.mnasnet
}

const kernelIn = (g: Modules) => (block: string) => g.shape(`${block}.conv_dw.weight`)[2]

/** Whether each of these blocks has six times as many channels within as it is given. */
const isSixfold = (g: Modules, blocks: readonly string[]): boolean =>
  blocks.every((block) => {
    const [filters = 0, channels = 0] = g.shape(`${block}.conv_pw.weight`)
    return filters === 6 * channels
  })

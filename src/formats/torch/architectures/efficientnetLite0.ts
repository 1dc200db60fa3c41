import type { Activation } from '../../../graph/operations.ts'
import type { TorchBuilder } from '../torchBuilder.ts'

/** Stages of blocks: size of the kernel, stride of the first, expansion, channels out, repeats. */
const stages = [
  [3, 1, 1, 16, 1],
  [3, 2, 6, 24, 2],
  [5, 2, 6, 40, 2],
  [3, 2, 6, 80, 3],
  [5, 1, 6, 112, 3],
  [5, 2, 6, 192, 4],
  [3, 1, 6, 320, 1],
] as const

const STEM = 32
const HEAD = 1280

const relu6: Activation = { id: 'relu', max: 6 }

/** In front of all: TensorFlow's padding, for which the weights were made. */
const same = { padding: 'same', stride: 1 } as const

const normNamed = (name: string) => ({ name, epsilon: 1e-3 })

/**
 * EfficientNet-Lite0 (tensorflow/tpu, models/official/efficientnet/lite), with the names of the PyTorch package
 * efficientnet_lite_pytorch. A block's last node has the block's name where it adds its input, else that of its last
 * convolution. The last layer may have any number of classes.
 */
export function efficientnetLite0(builder: TorchBuilder): string {
  let node = builder.conv('_conv_stem', builder.input(224, 224), {
    ...{ ...same, stride: 2, shape: [STEM, 3, 3, 3] },
    ...{ norm: normNamed('_bn0'), activation: relu6 },
  })
  let channels = STEM
  let index = 0
  for (const [size, firstStride, expansion, filters, repeats] of stages) {
    for (let repeat = 0; repeat < repeats; repeat++) {
      const from = { node, channels, stride: repeat === 0 ? firstStride : 1 }
      node = block(builder, `_blocks.${index++}`, from, { size, expansion, filters })
      channels = filters
    }
  }
  const norm = normNamed('_bn1')
  node = builder.conv('_conv_head', node, { ...same, shape: [HEAD, channels, 1, 1], norm, activation: relu6 })
  return builder.classify('_fc', builder.globalMean('_avg_pooling', node), HEAD)
}

function block(
  builder: TorchBuilder,
  name: string,
  { node, channels, stride }: { node: string; channels: number; stride: number },
  { size, expansion, filters }: { size: number; expansion: number; filters: number },
): string {
  const norm = (which: string) => normNamed(`${name}.${which}`)
  const wide = channels * expansion
  let inner = node
  if (expansion > 1) {
    inner = builder.conv(`${name}._expand_conv`, inner, {
      ...{ ...same, shape: [wide, channels, 1, 1] },
      ...{ norm: norm('_bn0'), activation: relu6 },
    })
  }
  inner = builder.conv(`${name}._depthwise_conv`, inner, {
    ...{ ...same, stride, groups: wide, shape: [wide, 1, size, size] },
    ...{ norm: norm('_bn1'), activation: relu6 },
  })
  inner = builder.conv(`${name}._project_conv`, inner, { ...same, shape: [filters, wide, 1, 1], norm: norm('_bn2') })
  return stride === 1 && channels === filters ? builder.add(name, [inner, node]) : inner
}

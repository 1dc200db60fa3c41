import type { Graph, GraphNode } from '../graph/graph.ts'
import type { Preprocessing, PreprocessingSource } from '../types.ts'

/** How the input of a network is made of a picture, and where that is known from. */
export interface Guessed {
  preprocessing: Preprocessing
  from: PreprocessingSource
}

type Pixels = Pick<Preprocessing, 'channels' | 'values' | 'resize'> & Partial<Preprocessing>

/**
 * The resizing of `load_img`, by which Keras' documentation feeds its own networks: nearest neighbour. Others resize in
 * many ways, most often by TensorFlow or OpenCV, where bilinear without antialiasing is the default.
 */
const ofKeras = (values: Preprocessing['values'], channels: Preprocessing['channels'] = 'rgb'): Pixels => ({
  ...{ channels, values, resize: 'nearest' },
})

/** tensorflow/tpu, models/official/efficientnet/lite; the middle square by Pillow, which is worth four points. */
export const efficientnetLite: Pixels = {
  ...{ channels: 'rgb', values: 'custom', mean: [127], scale: [1 / 128] },
  ...{ resize: 'bicubic', antialias: true, fit: 'centre-crop' },
}

/**
 * The architectures of keras.applications, by names of layers that only they have, with the preprocessing that they
 * were trained with (`imagenet_utils.preprocess_input`). EfficientNet, MobileNetV3 and ConvNeXt bring their own. The
 * last is of PyTorch.
 */
const architectures: readonly (readonly [names: readonly string[], pixels: Pixels])[] = [
  [['block1_conv1', 'block5_conv3'], ofKeras('caffe', 'bgr')],
  [['conv2_block1_preact_bn'], ofKeras('-1..1')],
  [['conv2_block1_0_bn', 'conv2_block1_concat'], ofKeras('torch')],
  [['conv2_block1_1_conv'], ofKeras('caffe', 'bgr')],
  [['res2a_branch2a'], ofKeras('caffe', 'bgr')],
  [['conv_dw_1', 'conv_pw_1'], ofKeras('-1..1')],
  [['bn_Conv1', 'block_1_expand'], ofKeras('-1..1')],
  [['mixed0', 'mixed10'], ofKeras('-1..1')],
  [['mixed_5b', 'conv_7b'], ofKeras('-1..1')],
  [['block1_conv1', 'block14_sepconv2'], ofKeras('-1..1')],
  [['stem_conv1', 'stem_bn1'], ofKeras('-1..1')],
  [['_conv_stem', '_blocks.15._project_conv'], efficientnetLite],
  // In a graph model, where a layer has the name of the last one that is folded into it.
  [['conv2_block1_1_relu', 'conv2_block1_out'], ofKeras('caffe', 'bgr')],
  [['conv_dw_1', 'conv_pw_1_relu'], ofKeras('-1..1')],
  [['Conv1_relu', 'block_1_expand_relu'], ofKeras('-1..1')],
  [['Conv1_relu', 'expanded_conv_depthwise_relu'], ofKeras('-1..1')],
  [['mixed_5b', 'conv_7b_ac'], ofKeras('-1..1')],
  [['block1_conv1_act', 'block14_sepconv2_act'], ofKeras('-1..1')],
  [['stem_bn1', 'reduction_concat_stem_1'], ofKeras('-1..1')],
]

/** What two of three authors do: pixels from 0 to 1. */
const usual: Pixels = { channels: 'rgb', values: '0..1', resize: 'bilinear' }

/**
 * How the input of a network is made, as far as anything tells: the files or the first layers (`told`), or its
 * architecture. Otherwise it is what most authors do. `shape` is the picture's, [height, width, channels].
 */
export function guessPreprocessing(
  graph: Graph,
  [height = 0, width = 0, channels = 3]: readonly number[],
  told: Partial<Preprocessing> = {},
  toldBy: PreprocessingSource = 'file',
): Guessed {
  const isTold = told.values !== undefined
  const pixels = isTold ? usual : (architectureOf(graph) ?? usual)
  const preprocessing: Preprocessing = {
    ...{ height, width },
    ...{ antialias: false, fit: 'stretch' },
    ...pixels,
    ...told,
    ...(channels === 1 && { channels: 'grey' }),
  }
  return { preprocessing, from: isTold ? toldBy : 'guess' }
}

/** The last part of the name: nested models put their own before it. */
const ownName = ({ name }: Pick<GraphNode, 'name'>) => name.slice(name.lastIndexOf('/') + 1)

function architectureOf({ nodes }: Graph): Pixels | undefined {
  const names = new Set(nodes.map(ownName))
  return architectures.find(([needed]) => needed.every((name) => names.has(name)))?.[1]
}

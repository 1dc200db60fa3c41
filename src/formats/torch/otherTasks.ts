import { HeatlensError } from '../../errors/index.ts'
import type { StateDict } from './stateDict.ts'

/** What networks do that name no classes, and names of weights that only they have. */
const tasks = [
  [
    'boxes',
    /(?:^|\.)(?:rpn|roi_heads|bbox_embed|bbox_pred|box_head|bbox_head|regression_head|class_embed|cv2\.\d\.\d|anchors?)\b/,
  ],
  [
    'areas',
    /(?:^|\.)(?:aspp|decode_head|segmentation_head|mask_head|pixel_decoder|mask_decoder|auxiliary_head|outc|low_classifier|high_classifier|classifier\.0\.convs)\b/,
  ],
  ['text', /(?:^|\.)(?:embed_tokens|lm_head|word_embeddings|wte|tok_embeddings|text_model|decoder\.token_embedding)\b/],
] as const

/** torchvision's FCN: its classifier ends in a convolution behind a network of its own. */
const isFcn = (dict: StateDict) =>
  dict.get('classifier.4.weight')?.shape.length === 4 && [...dict.keys()].some((name) => name.startsWith('backbone.'))

/** Says of weights that they are of a network that names no classes. Throws a `format` error if they are. */
export function refuseOtherTasks(dict: StateDict, file: string): void {
  if (isFcn(dict)) throw new HeatlensError('otherTask', { file, task: 'areas' })
  for (const [task, pattern] of tasks) {
    if ([...dict.keys()].some((name) => pattern.test(name))) throw new HeatlensError('otherTask', { file, task })
  }
}

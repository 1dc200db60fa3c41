import { head } from '../head.ts'
import { relu } from '../layers/activate.ts'
import { conv } from '../layers/convolve.ts'
import { concatenate, permute, reshape, slice } from '../layers/move.ts'
import { norm } from '../layers/normalize.ts'
import { globalMean, maxPool } from '../layers/pool.ts'
import type { Modules, Value } from '../modules.ts'

/** Depthwise (`first` and the one after), and a convolution over channels. */
function half(g: Modules, name: string, x: Value, first: number, stride: number): Value {
  const at = (index: number) => `${name}.${first + index}`
  const deep = norm(g, at(1), conv(g, at(0), x, { stride }))
  return relu(g, at(4), norm(g, at(3), conv(g, at(2), deep)))
}

function right(g: Modules, name: string, x: Value, stride: number): Value {
  const wide = relu(g, `${name}.2`, norm(g, `${name}.1`, conv(g, `${name}.0`, x)))
  return half(g, name, wide, 3, stride)
}

/** Channels of the two halves by turns. */
function shuffle(g: Modules, name: string, x: Value): Value {
  const [height = 0, width = 0, channels = 0] = x.shape
  const groups = reshape(g, `${name}/view`, x, [height, width, 2, channels / 2])
  return reshape(g, name, permute(g, `${name}/transpose`, groups, [0, 1, 3, 2]), [height, width, channels])
}

function block(g: Modules, name: string, x: Value): Value {
  const [, , channels = 0] = x.shape
  if (g.has(`${name}.branch1.0.weight`)) {
    const sides = [half(g, `${name}.branch1`, x, 0, 2), right(g, `${name}.branch2`, x, 2)]
    return shuffle(g, name, concatenate(g, `${name}.cat`, sides))
  }
  const left = slice(g, `${name}.chunk`, x, 2, 0, channels / 2)
  const sides = [left, right(g, `${name}.branch2`, slice(g, `${name}.chunk`, x, 2, channels / 2, channels), 1)]
  return shuffle(g, name, concatenate(g, `${name}.cat`, sides))
}

/** ShuffleNet v2 (torchvision). */
export function shufflenet(g: Modules): Value {
  let x = relu(g, 'conv1', norm(g, 'conv1.1', conv(g, 'conv1.0', g.input(), { stride: 2 })))
  x = maxPool(g, 'maxpool', x, { size: 3, stride: 2, padding: 1 })
  for (const stage of [2, 3, 4]) {
    for (const index of g.children(`stage${stage}`)) x = block(g, `stage${stage}.${index}`, x)
  }
  x = relu(g, 'conv5', norm(g, 'conv5.1', conv(g, 'conv5.0', x)))
  return head(g, 'fc', globalMean(g, 'avgpool', x))
}

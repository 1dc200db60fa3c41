import { head } from '../head.ts'
import { concatenate } from '../layers/move.ts'
import { globalMean, maxPool } from '../layers/pool.ts'
import type { Modules, Value } from '../modules.ts'
import { convNorm } from './blocks.ts'

/** A convolution without bias, BatchNorm and ReLU. */
function basic(g: Modules, name: string, x: Value, stride = 1): Value {
  const settings = { conv: `${name}.conv`, norm: `${name}.bn`, epsilon: 1e-3, activation: 'relu', stride } as const
  return convNorm(g, name, x, settings)
}

function inception(g: Modules, name: string, x: Value): Value {
  const two = (branch: string) => basic(g, `${name}.${branch}.1`, basic(g, `${name}.${branch}.0`, x))
  const pooled = maxPool(g, `${name}.branch4.0`, x, { size: 3, stride: 1, padding: 1, ceil: true })
  return concatenate(g, name, [
    basic(g, `${name}.branch1`, x),
    ...[two('branch2'), two('branch3')],
    basic(g, `${name}.branch4.1`, pooled),
  ])
}

/** GoogLeNet (torchvision), without its heads for training. */
export function googlenet(g: Modules): Value {
  g.leave(/^aux[12]\./)
  const half = (name: string, x: Value, size = 3) => maxPool(g, name, x, { size, stride: 2, ceil: true })
  let x = half('maxpool1', basic(g, 'conv1', g.input(), 2))
  x = half('maxpool2', basic(g, 'conv3', basic(g, 'conv2', x)))
  for (const part of ['3a', '3b']) x = inception(g, `inception${part}`, x)
  x = half('maxpool3', x)
  for (const part of ['4a', '4b', '4c', '4d', '4e']) x = inception(g, `inception${part}`, x)
  x = half('maxpool4', x, 2)
  for (const part of ['5a', '5b']) x = inception(g, `inception${part}`, x)
  return head(g, 'fc', globalMean(g, 'avgpool', x))
}

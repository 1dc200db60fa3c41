import { head } from '../head.ts'
import { relu } from '../layers/activate.ts'
import { add } from '../layers/combine.ts'
import { conv } from '../layers/convolve.ts'
import { norm } from '../layers/normalize.ts'
import { globalMean, maxPool, pool, smooth } from '../layers/pool.ts'
import type { Modules, Value } from '../modules.ts'
import { Unfit } from '../stateDict.ts'
import { squeeze } from './blocks.ts'

/** ResNet, ResNeXt, Wide ResNet, SE-ResNet and ResNet-D, as torchvision and timm name them. */
export function resnet(g: Modules): Value {
  g.kind = { name: 'resnet' }
  let x = stem(g, g.input())
  x = relu(g, 'relu', norm(g, 'bn1', x))
  x = firstPool(g, x)
  for (const stage of [1, 2, 3, 4]) {
    const blocks = g.children(`layer${stage}`)
    if (blocks.length === 0) throw new Unfit()
    for (const index of blocks) x = block(g, `layer${stage}.${index}`, x, stage > 1 && index === 0 ? 2 : 1)
  }
  return head(g, 'fc', globalMean(g, 'avgpool', x))
}

function firstPool(g: Modules, x: Value): Value {
  const { smoothing } = g.preset
  if (smoothing === 'average') return smooth(g, 'maxpool', x, smoothing)
  if (!smoothing) return maxPool(g, 'maxpool', x, { size: 3, stride: 2, padding: 1 })
  return smooth(g, 'maxpool', maxPool(g, 'maxpool.0', x, { size: 3, stride: 1, padding: 1 }), smoothing)
}

function stem(g: Modules, x: Value): Value {
  if (g.has('conv1.weight')) {
    if (g.shape('conv1.weight')[2] !== 7) throw new Unfit()
    return conv(g, 'conv1', x, { stride: 2 })
  }
  let deep = conv(g, 'conv1.0', x, { stride: 2 })
  deep = relu(g, 'conv1.2', norm(g, 'conv1.1', deep))
  deep = relu(g, 'conv1.5', norm(g, 'conv1.4', conv(g, 'conv1.3', deep)))
  return conv(g, 'conv1.6', deep)
}

function block(g: Modules, name: string, x: Value, stride: number): Value {
  const isBottleneck = g.has(`${name}.conv3.weight`)
  const { smoothing } = g.preset
  /** The stride of a convolution: none where what is behind it is smoothed. */
  const by = smoothing ? 1 : stride
  const smoothed = (value: Value) => (smoothing && stride > 1 ? smooth(g, `${name}.aa`, value, smoothing) : value)
  let inner = conv(g, `${name}.conv1`, x, { stride: isBottleneck ? 1 : by })
  inner = relu(g, `${name}.relu`, norm(g, `${name}.bn1`, inner))
  if (!isBottleneck) inner = smoothed(inner)
  inner = norm(g, `${name}.bn2`, conv(g, `${name}.conv2`, inner, { stride: isBottleneck ? by : 1 }))
  if (isBottleneck) {
    inner = smoothed(relu(g, `${name}.relu`, inner))
    inner = norm(g, `${name}.bn3`, conv(g, `${name}.conv3`, inner))
  }
  const se = `${name}.se`
  if (g.has(`${se}.fc1.weight`)) inner = squeeze(g, se, inner, { reduce: `${se}.fc1`, expand: `${se}.fc2` })
  return relu(g, name, add(g, `${name}.add`, inner, shortcut(g, `${name}.downsample`, x, stride)))
}

function shortcut(g: Modules, name: string, x: Value, stride: number): Value {
  if (g.has(`${name}.0.weight`)) return norm(g, `${name}.1`, conv(g, `${name}.0`, x, { stride }))
  if (!g.has(`${name}.1.weight`)) return x
  // ResNet-D: the mean of each four pixels, and a convolution of stride 1.
  const settings = { size: 2, ceil: true, countsPadding: false }
  const pooled = stride > 1 ? pool(g, `${name}.0`, x, 'average', settings) : x
  return norm(g, `${name}.2`, conv(g, `${name}.1`, pooled))
}

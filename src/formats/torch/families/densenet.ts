import { head } from '../head.ts'
import { activate, relu } from '../layers/activate.ts'
import { conv } from '../layers/convolve.ts'
import { concatenate } from '../layers/move.ts'
import { norm } from '../layers/normalize.ts'
import { globalMean, maxPool, pool } from '../layers/pool.ts'
import type { Modules, Value } from '../modules.ts'

/** DenseNet, as torchvision and timm name it. */
export function densenet(g: Modules): Value {
  const f = 'features'
  let x = conv(g, `${f}.conv0`, g.input(), { stride: 2 })
  x = relu(g, `${f}.relu0`, norm(g, `${f}.norm0`, x))
  x = maxPool(g, `${f}.pool0`, x, { size: 3, stride: 2, padding: 1 })
  for (let block = 1; g.holds(`${f}.denseblock${block}`); block++) {
    x = dense(g, `${f}.denseblock${block}`, x)
    const between = `${f}.transition${block}`
    if (!g.holds(between)) continue
    x = relu(g, `${between}.relu`, norm(g, `${between}.norm`, x))
    x = pool(g, `${between}.pool`, conv(g, `${between}.conv`, x), 'average', { size: 2 })
  }
  // The ReLU works in place: afterwards, the output of the BatchNorm is that of the ReLU. It is not among the features:
  // who takes those alone may have left it out.
  x = norm(g, `${f}.norm5.batch_norm`, x, { weights: `${f}.norm5` })
  const { features } = g.preset
  const activation = features === 'children' ? 'linear' : features ? g.behind(`${f}.norm5`) : 'relu'
  x = activate(g, `${f}.norm5`, x, activation)
  return head(g, 'classifier', globalMean(g, 'avgpool', x))
}

function dense(g: Modules, block: string, input: Value): Value {
  let x = input
  for (let index = 1; g.holds(`${block}.denselayer${index}`); index++) {
    const name = `${block}.denselayer${index}`
    let inner = relu(g, `${name}.relu1`, norm(g, `${name}.norm1`, x))
    inner = conv(g, `${name}.conv1`, inner)
    inner = conv(g, `${name}.conv2`, relu(g, `${name}.relu2`, norm(g, `${name}.norm2`, inner)))
    const isLast = !g.holds(`${block}.denselayer${index + 1}`)
    x = concatenate(g, isLast ? block : `${name}.cat`, [x, inner])
  }
  return x
}

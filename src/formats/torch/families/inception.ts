import { head } from '../head.ts'
import { concatenate } from '../layers/move.ts'
import { globalMean, maxPool, pool } from '../layers/pool.ts'
import type { Modules, Value } from '../modules.ts'
import { convNorm } from './blocks.ts'

/** A convolution, BatchNorm and ReLU; `half` is a stride of 2 without padding. */
function basic(g: Modules, name: string, x: Value, how: 'usual' | 'half' | 'valid' = 'usual'): Value {
  return convNorm(g, name, x, {
    ...{ conv: `${name}.conv`, norm: `${name}.bn`, epsilon: 1e-3, activation: 'relu' },
    stride: how === 'half' ? 2 : 1,
    ...(how !== 'usual' && { padding: 0 }),
  })
}

/** One module after another. */
const chain = (g: Modules, block: string, x: Value, ...names: readonly string[]): Value =>
  names.reduce((value, name) => basic(g, `${block}.${name}`, value), x)

const pooled = (g: Modules, name: string, x: Value): Value =>
  basic(g, `${name}.branch_pool`, pool(g, `${name}.avg_pool2d`, x, 'average', { size: 3, stride: 1, padding: 1 }))

const halved = (g: Modules, name: string, x: Value): Value => maxPool(g, name, x, { size: 3, stride: 2 })

function mixedA(g: Modules, name: string, x: Value): Value {
  return concatenate(g, name, [
    chain(g, name, x, 'branch1x1'),
    chain(g, name, x, 'branch5x5_1', 'branch5x5_2'),
    chain(g, name, x, 'branch3x3dbl_1', 'branch3x3dbl_2', 'branch3x3dbl_3'),
    pooled(g, name, x),
  ])
}

function mixedB(g: Modules, name: string, x: Value): Value {
  const deep = chain(g, name, x, 'branch3x3dbl_1', 'branch3x3dbl_2')
  return concatenate(g, name, [
    basic(g, `${name}.branch3x3`, x, 'half'),
    basic(g, `${name}.branch3x3dbl_3`, deep, 'half'),
    halved(g, `${name}.max_pool2d`, x),
  ])
}

function mixedC(g: Modules, name: string, x: Value): Value {
  return concatenate(g, name, [
    chain(g, name, x, 'branch1x1'),
    chain(g, name, x, 'branch7x7_1', 'branch7x7_2', 'branch7x7_3'),
    chain(g, name, x, ...[1, 2, 3, 4, 5].map((step) => `branch7x7dbl_${step}`)),
    pooled(g, name, x),
  ])
}

function mixedD(g: Modules, name: string, x: Value): Value {
  const [short, long] = [
    chain(g, name, x, 'branch3x3_1'),
    chain(g, name, x, 'branch7x7x3_1', 'branch7x7x3_2', 'branch7x7x3_3'),
  ]
  return concatenate(g, name, [
    basic(g, `${name}.branch3x3_2`, short, 'half'),
    basic(g, `${name}.branch7x7x3_4`, long, 'half'),
    halved(g, `${name}.max_pool2d`, x),
  ])
}

function mixedE(g: Modules, name: string, x: Value): Value {
  const [short, long] = [chain(g, name, x, 'branch3x3_1'), chain(g, name, x, 'branch3x3dbl_1', 'branch3x3dbl_2')]
  const both = (from: Value, branch: string) =>
    concatenate(g, `${name}.${branch}`, [chain(g, name, from, `${branch}a`), chain(g, name, from, `${branch}b`)])
  return concatenate(g, name, [
    chain(g, name, x, 'branch1x1'),
    both(short, 'branch3x3_2'),
    both(long, 'branch3x3dbl_3'),
    pooled(g, name, x),
  ])
}

/** Inception v3, as torchvision and timm name it, without its head for training. */
export function inceptionV3(g: Modules): Value {
  g.leave(/^AuxLogits\./)
  let x = basic(g, 'Conv2d_1a_3x3', g.input(299), 'half')
  x = basic(g, 'Conv2d_2b_3x3', basic(g, 'Conv2d_2a_3x3', x, 'valid'))
  x = basic(g, 'Conv2d_3b_1x1', halved(g, 'maxpool1', x))
  x = halved(g, 'maxpool2', basic(g, 'Conv2d_4a_3x3', x, 'valid'))
  for (const part of ['5b', '5c', '5d']) x = mixedA(g, `Mixed_${part}`, x)
  x = mixedB(g, 'Mixed_6a', x)
  for (const part of ['6b', '6c', '6d', '6e']) x = mixedC(g, `Mixed_${part}`, x)
  x = mixedD(g, 'Mixed_7a', x)
  for (const part of ['7b', '7c']) x = mixedE(g, `Mixed_${part}`, x)
  return head(g, 'fc', globalMean(g, 'avgpool', x))
}

import { head } from '../head.ts'
import { relu } from '../layers/activate.ts'
import { add } from '../layers/combine.ts'
import { globalMean } from '../layers/pool.ts'
import type { Modules, Value } from '../modules.ts'
import { convNorm, squeeze } from './blocks.ts'

/** What the two libraries call the parts of a block. */
interface Names {
  stem: readonly [conv: string, norm: string]
  pair: readonly [conv: string, norm: string]
  blocks(stage: number): readonly string[]
  parts: readonly [first: string, second: string, third: string]
  shortcut: string
  squeeze: string
  head: string
}

const numbered = (g: Modules, prefix: string, first: number) => {
  const names: string[] = []
  for (let index = first; g.holds(`${prefix}${index}`); index++) names.push(`${prefix}${index}`)
  return names
}

/** RegNet X and Y, as torchvision and timm name them. */
export function regnet(g: Modules): Value {
  const isTimm = g.has('stem.conv.weight')
  const names: Names = isTimm
    ? {
        ...{ stem: ['conv', 'bn'], pair: ['conv', 'bn'], parts: ['conv1', 'conv2', 'conv3'] },
        ...{ shortcut: 'downsample', squeeze: 'se', head: 'head.fc' },
        blocks: (stage) => numbered(g, `s${stage}.b`, 1),
      }
    : {
        ...{ stem: ['0', '1'], pair: ['0', '1'], parts: ['f.a', 'f.b', 'f.c'] },
        ...{ shortcut: 'proj', squeeze: 'f.se', head: 'fc' },
        blocks: (stage) => numbered(g, `trunk_output.block${stage}.block${stage}-`, 0),
      }
  const unit = (name: string, x: Value, stride = 1, activation: 'relu' | 'linear' = 'relu') =>
    convNorm(g, name, x, { conv: `${name}.${names.pair[0]}`, norm: `${name}.${names.pair[1]}`, stride, activation })
  let x = unit('stem', g.input(), 2)
  for (const stage of [1, 2, 3, 4]) {
    for (const [index, name] of names.blocks(stage).entries()) {
      const [first, second, third] = names.parts.map((part) => `${name}.${part}`) as [string, string, string]
      const stride = index === 0 ? 2 : 1
      let inner = unit(second, unit(first, x), stride)
      const se = `${name}.${names.squeeze}`
      if (g.holds(se)) inner = squeeze(g, se, inner, { reduce: `${se}.fc1`, expand: `${se}.fc2` })
      inner = unit(third, inner, 1, 'linear')
      const shortcut = `${name}.${names.shortcut}`
      const past = g.holds(shortcut) ? unit(shortcut, x, stride, 'linear') : x
      x = relu(g, name, add(g, `${name}.add`, inner, past))
    }
  }
  return head(g, names.head, globalMean(g, 'avgpool', x))
}

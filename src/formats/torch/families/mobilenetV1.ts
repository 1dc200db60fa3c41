import { head } from '../head.ts'
import { globalMean } from '../layers/pool.ts'
import type { Modules, Value } from '../modules.ts'
import { convNorm } from './blocks.ts'

/** Of the depthwise convolutions in turn. */
const strides = [1, 2, 1, 2, 1, 2, 1, 1, 1, 1, 1, 2, 1]

/** MobileNet v1, as transformers names it. */
export function mobilenetV1(g: Modules): Value {
  const { epsilon = 1e-3, same } = g.preset
  const unit = (name: string, x: Value, stride = 1) => {
    const parts = { conv: `${name}.convolution`, norm: `${name}.normalization` }
    return convNorm(g, name, x, { ...parts, stride, epsilon, activation: 'relu6', ...(same && { padding: 'same' }) })
  }
  let x = unit('conv_stem', g.input(), 2)
  for (const index of g.children('layer')) x = unit(`layer.${index}`, x, index % 2 === 0 ? strides[index / 2] : 1)
  return head(g, 'classifier', globalMean(g, 'pooler', x))
}

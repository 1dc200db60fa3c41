import { classes } from '../head.ts'
import { add, scale } from '../layers/combine.ts'
import { dense } from '../layers/dense.ts'
import { reshape, slice } from '../layers/move.ts'
import type { Modules, Value } from '../modules.ts'

/** One of the tokens [tokens, channels], as [channels]. */
export const tokenAt = (g: Modules, name: string, x: Value, index: number): Value =>
  reshape(g, name, slice(g, `${name}/token`, x, 0, index, index + 1), [x.shape[1] as number])

/** DeiT's mean of the logits of two tokens. */
export function distilled(g: Modules, x: Value, name: string): Value {
  const logits = [dense(g, name, tokenAt(g, 'class_out', x, 0)), dense(g, 'head_dist', tokenAt(g, 'taught_out', x, 1))]
  return classes(g, scale(g, 'mean', add(g, 'sum', ...logits), 0.5))
}

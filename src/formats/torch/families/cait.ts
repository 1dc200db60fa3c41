import { head } from '../head.ts'
import { add, constant } from '../layers/combine.ts'
import { conv } from '../layers/convolve.ts'
import { reshape } from '../layers/move.ts'
import { layerNorm } from '../layers/normalize.ts'
import type { Modules, Value } from '../modules.ts'
import { Unfit } from '../stateDict.ts'
import { reshaped } from '../views.ts'
import { tokenAt } from './tokens.ts'
import { block, epsilonOf, timm } from './vitBlock.ts'

/** CaiT's channels of a head, in all of its networks. */
const WIDTH = 48

/** CaiT, as timm names it: blocks of patches, then blocks in which a class token looks at them. */
export function cait(g: Modules): Value {
  const [channels = 0, , patch = 0] = g.shape(`${timm.patches}.weight`)
  const [, count = 0] = g.shape(timm.position)
  const side = Math.sqrt(count)
  const sides = g.preset.sides ?? [side * patch, side * patch]
  const picture = g.input(0, sides)
  const plane = conv(g, timm.patches, picture, { stride: patch, padding: 0 })
  const tokens = reshape(g, `${timm.patches}.tokens`, plane, [count, channels])
  const positions = constant(g, timm.position, reshaped(g.take(timm.position), [count, channels]))
  let patches = add(g, 'positioned', tokens, positions)
  for (const index of g.children('blocks')) patches = block(g, `blocks.${index}`, patches, timm)
  // Its heads stand in the blocks of patches alone.
  const heads = g.has('blocks.0.attn.proj_l.weight') ? g.shape('blocks.0.attn.proj_l.weight')[0] : channels / WIDTH
  if (heads === undefined || !Number.isInteger(heads)) throw new Unfit()
  let token = constant(g, timm.token, reshaped(g.take(timm.token), [1, channels]))
  for (const index of g.children('blocks_token_only')) {
    token = block(g, `blocks_token_only.${index}`, token, timm, { heads, behind: patches })
  }
  // Patches are normed, too, but nothing is made of them: the class token alone is.
  return head(g, timm.head, tokenAt(g, 'class_out', layerNorm(g, timm.norm, token, epsilonOf(g)), 0))
}

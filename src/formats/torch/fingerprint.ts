import type { StateDict } from './stateDict.ts'

/** Tensors that say nothing of an architecture. */
const IDLE = /(?:^|\.)(?:num_batches_tracked|relative_position_index|relative_coords_table|attn_mask)$/

/** The last layers, which fine-tuning changes. */
const HEAD = /^(?:own:|(?:fc|classifier|head|heads|head_dist|last_linear|pre_logits|AuxLogits|aux1|aux2)\.)/

/** FNV-1a of the names and shapes of weights in order, without the last layers (scripts/oracle/torchPresets.py). */
export function fingerprint(dict: StateDict): number {
  const names = [...dict.keys()].filter((name) => !IDLE.test(name) && !HEAD.test(name)).sort()
  const text = names.map((name) => `${name} ${dict.get(name)?.shape.join('x')}`).join('\n')
  let value = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193)
  return value >>> 0
}

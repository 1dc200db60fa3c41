import type { Border } from '../border.ts'
import type { Explainer } from './explainer.ts'

/** How the explainer's values cross between page and worker. */
export const explainerBorder: Border<Explainer> = {
  forward: { moves: (input) => [input.buffer] },
  trial: { gives: ({ logits }) => [logits.buffer] },
  details: { gives: ({ activations, gradients }) => [activations.buffer, gradients.buffer] },
}

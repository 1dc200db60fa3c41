import type { Border } from '../border.ts'
import type { Explainer } from './createExplainer.ts'

/** How what the page asks of the explainer crosses into its worker and back. */
export const explainerBorder: Border<Explainer> = {
  forward: { moves: (input) => [input.buffer] },
  details: { gives: ({ activations, gradients }) => [activations.buffer, gradients.buffer] },
}

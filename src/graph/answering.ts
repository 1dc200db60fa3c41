import type { Head, LinearReading } from '../types.ts'

/**
 * How logits become answers. `softmax`: probabilities that sum to 1. `sigmoid`: one logit z, two answers, z and −z.
 * `multi-label`: a probability of its own for each. `values`: the logits are the answers.
 */
export type Answering = 'softmax' | 'sigmoid' | 'multi-label' | 'values'

/** An output, and how a person reads it if it has no activation. */
export interface AnsweringOutput {
  head: Head
  /** Number of logits. */
  units: number
  /** `logits` by default: classifiers are trained on logits far more often than networks for pictures give values. */
  reading?: LinearReading | undefined
}

export function answeringOf({ head, units, reading = 'logits' }: AnsweringOutput): Answering {
  if (head !== 'linear') return head
  if (reading === 'values') return 'values'
  return units === 1 ? 'sigmoid' : 'softmax'
}

/** The number of answers: two for the single logit of a sigmoid, else one a logit. */
export const answerCount = (output: AnsweringOutput): number => (answeringOf(output) === 'sigmoid' ? 2 : output.units)

import { expect, it } from 'vitest'
import type { CamContext } from './context.ts'
import { headRules } from './heads.ts'
import { logProbability } from './logProbability.ts'
import { scoreDrop } from './scoreDrop.ts'

type Answering = 'softmax' | 'sigmoid' | 'multi-label' | 'values'

function asked(answering: Answering, logits: number[], classIndex = 0, score: 'logit' | 'probability' = 'probability') {
  const at = Float32Array.from(logits)
  const rule = headRules[answering]
  const of = (values: Float32Array) =>
    score === 'probability' && answering !== 'values'
      ? (rule.probabilities(values)[classIndex] as number)
      : rule.logit(values, classIndex)
  const question = { classIndex, method: '', layer: '', score }
  return { answering, question, logits: at, score: of } satisfies Partial<CamContext>
}

it('is the difference of the score, however an output answers', () => {
  for (const [answering, before, after, classIndex] of [
    ['softmax', [1, 2, 0], [0.5, 2.5, 1], 1],
    ['sigmoid', [0.7], [-0.4], 0],
    ['sigmoid', [0.7], [-0.4], 1],
    ['multi-label', [1, -2], [3, 0.5], 1],
    ['values', [30, 2], [12, 1], 0],
  ] as const)
    for (const score of ['probability', 'logit'] as const) {
      const context = asked(answering, [...before], classIndex, score)
      const other = Float32Array.from(after)
      const difference = context.score(context.logits) - context.score(other)
      expect(scoreDrop(context, other)).toBeCloseTo(difference, 12)
    }
})

it('has digits where both probabilities are 1', () => {
  const drop = scoreDrop(asked('softmax', [60, 0]), Float32Array.of(58, 0))
  expect(drop / (Math.exp(-58) - Math.exp(-60))).toBeCloseTo(1, 6)
  expect(logProbability(asked('softmax', [0, 900]), Float32Array.of(0, 900))).toBe(-900)
  expect(logProbability(asked('softmax', [5]), Float32Array.of(5))).toBeCloseTo(0, 12)
})

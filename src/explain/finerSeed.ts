import type { Answering } from '../graph/answering.ts'
import type { CamContext } from './context.ts'
import { headRules, type Seed } from './heads.ts'
import { logSumExp } from './softmax.ts'

/** So many classes are found to be similar. */
const FOUND = 3

/** How much of what speaks for the similar classes is taken away. */
const STRENGTH = 1

/**
 * By kind of head: the logarithm of a class's probability p, but for what is the same for all classes, and p' / p by its
 * own logit, without what cancels in the sum. Values have no probabilities: all weigh the same.
 */
const weighing: Readonly<Record<Exclude<Answering, 'sigmoid'>, { log(z: number): number; slope(z: number): number }>> =
  {
    softmax: { log: (z) => z, slope: () => 1 },
    'multi-label': {
      log: (z) => Math.min(z, 0) - Math.log1p(Math.exp(-Math.abs(z))),
      slope: (z) => 1 / (1 + Math.exp(z)),
    },
    values: { log: () => 0, slope: () => 0 },
  }

/** The question's classes to be told apart from, or those with the nearest logits, nearest first. */
export function similarTo(logits: Float32Array, classIndex: number, against: readonly number[] = []): number[] {
  const others = [...logits.keys()].filter((index) => index !== classIndex)
  const chosen = others.filter((index) => against.includes(index))
  if (chosen.length > 0) return chosen
  const away = (index: number) => Math.abs((logits[index] as number) - (logits[classIndex] as number))
  return others.sort((a, b) => away(a) - away(b) || a - b).slice(0, FOUND)
}

/**
 * The seed of Finer-CAM's score: the mean over similar classes j of z_c − a z_j, weighted by the probabilities p_j.
 *
 * With shares w_j = p_j / Σ p and the score s, its gradient by logit i is δ_ic + w_i ((z_c − a z_i − s) p'_i / p_i − a).
 * The shares come from logarithms, so that they are true however small the probabilities are; grad-cam adds 1e-9 to
 * their sum instead.
 */
export function finerSeed({
  answering,
  logits,
  question: { classIndex, against, evidence },
}: Pick<CamContext, 'answering' | 'logits' | 'question'>): Seed {
  const sign = evidence === 'against' ? -1 : 1
  if (answering === 'sigmoid') {
    // The one other class has the negative logit.
    const { values } = headRules.sigmoid.logitSeed(logits, classIndex)
    return { values: values.map((value) => sign * value), logScale: Math.LN2 }
  }
  const { log, slope } = weighing[answering]
  const own = logits[classIndex] as number
  const similar = similarTo(logits, classIndex, against)
  const all = logSumExp(similar.map((j) => log(logits[j] as number)))
  const terms = similar.map((j) => {
    const logit = logits[j] as number
    return { j, share: Math.exp(log(logit) - all), slope: slope(logit), ahead: own - STRENGTH * logit }
  })
  const score = terms.reduce((sum, { share, ahead }) => sum + share * ahead, 0)
  const gradient = new Float64Array(logits.length)
  gradient[classIndex] = 1
  for (const { j, share, slope, ahead } of terms) gradient[j] = share * ((ahead - score) * slope - STRENGTH)
  const most = gradient.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0)
  return { values: Float32Array.from(gradient, (value) => (sign * value) / most), logScale: Math.log(most) }
}

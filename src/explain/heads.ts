import type { Answering } from '../graph/answering.ts'
import { logSumExp, softmax } from './softmax.ts'

/** Where the backward pass starts: d score / d logits is `exp(logScale) * values`. */
export interface Seed {
  /**
   * One a logit. The largest magnitude is 1, so that no gradient underflows during backpropagation, even in
   * half-precision textures.
   */
  values: Float32Array
  /** A logarithm, since the scale may underflow a double. */
  logScale: number
}

/** What logits say of a class, and how that changes with them. */
export interface HeadRule {
  /** The class's own logit. */
  logit(logits: Float32Array, classIndex: number): number
  /** The probability of each class; NaN where values are none. */
  probabilities(logits: Float32Array): Float64Array
  logitSeed(logits: Float32Array, classIndex: number): Seed
  /** Where there are no probabilities, the seed of the logit. */
  probabilitySeed(logits: Float32Array, classIndex: number): Seed
}

/** log sigmoid(x), without overflow. */
const logSigmoid = (x: number): number => (x < 0 ? x - Math.log1p(Math.exp(x)) : -Math.log1p(Math.exp(-x)))

const sigmoid = (x: number): number => Math.exp(logSigmoid(x))

/** log of sigmoid's derivative, p (1 − p). */
const logSlope = (x: number): number => logSigmoid(x) + logSigmoid(-x)

const only = (logits: Float32Array, classIndex: number, logScale = 0): Seed => ({
  values: logits.map((_, index) => (index === classIndex ? 1 : 0)),
  logScale,
})

const ownLogit = (logits: Float32Array, classIndex: number) => logits[classIndex] as number

/** The logit of one of the two answers of z: of the second, z itself. */
const signed = ([z = 0]: Float32Array, classIndex: number) => (classIndex === 0 ? -z : z)

/** How each kind of head answers, see {@link Answering}. */
export const headRules: Readonly<Record<Answering, HeadRule>> = {
  /**
   * The derivative of p_c is p_c (e_c - p). Both p_c and 1 - p_c may underflow a float32, so (e_c - p) / (1 - p_c) is
   * propagated, and the scale is p_c (1 - p_c), a sum of two logarithms.
   */
  softmax: {
    logit: ownLogit,
    probabilities: softmax,
    logitSeed: (logits, classIndex) => only(logits, classIndex),
    probabilitySeed(logits, classIndex) {
      const others = logSumExp(logits.map((logit, index) => (index === classIndex ? Number.NEGATIVE_INFINITY : logit)))
      const all = logSumExp(logits)
      const values = logits.map((logit, index) => (index === classIndex ? 1 : -Math.exp(logit - others)))
      return { values, logScale: (logits[classIndex] as number) - all + (others - all) }
    },
  },
  /** Both answers have the slope p (1 - p), one of them with a minus. */
  sigmoid: {
    logit: signed,
    probabilities: (logits) => Float64Array.of(sigmoid(signed(logits, 0)), sigmoid(signed(logits, 1))),
    logitSeed: (_, classIndex) => ({ values: Float32Array.of(classIndex === 0 ? -1 : 1), logScale: 0 }),
    probabilitySeed: (logits, classIndex) => ({
      values: Float32Array.of(classIndex === 0 ? -1 : 1),
      logScale: logSlope(signed(logits, 1)),
    }),
  },
  'multi-label': {
    logit: ownLogit,
    probabilities: (logits) => Float64Array.from(logits, sigmoid),
    logitSeed: (logits, classIndex) => only(logits, classIndex),
    probabilitySeed: (logits, classIndex) => only(logits, classIndex, logSlope(logits[classIndex] as number)),
  },
  values: {
    logit: ownLogit,
    probabilities: (logits) => new Float64Array(logits.length).fill(Number.NaN),
    logitSeed: (logits, classIndex) => only(logits, classIndex),
    probabilitySeed: (logits, classIndex) => only(logits, classIndex),
  },
}

import type { Answering } from '../graph/answering.ts'
import type { Classes, Prediction } from '../types.ts'
import { headRules } from './heads.ts'

/** The `count` classes with the largest logits, largest first. Ties go to the lower index. */
export function classify(logits: Float32Array, answering: Answering, classes: Classes, count: number): Prediction[] {
  const rule = headRules[answering]
  return Array.from(rule.probabilities(logits), (probability, classIndex): Prediction => {
    const [wnid, label] = classes[classIndex] ?? ['', `class ${classIndex}`]
    return { classIndex, wnid, label, probability, logit: rule.logit(logits, classIndex) }
  })
    .sort((a, b) => b.logit - a.logit || a.classIndex - b.classIndex)
    .slice(0, count)
}

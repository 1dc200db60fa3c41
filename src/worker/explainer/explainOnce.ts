import type { Network, Pass } from '../../engine/engine.ts'
import { createContext } from '../../explain/context.ts'
import { explain } from '../../explain/explain.ts'
import type { NetworkPlan } from '../../graph/plan.ts'
import type { Explanation, LinearReading, Question } from '../../types.ts'
import { keepPasses } from './keptPasses.ts'

/** A forward pass, what it is of, and how a linear output of it is read. */
export interface Passed {
  plan: NetworkPlan
  network: Network
  inputs: readonly Float32Array[]
  pass: Pass
  reading?: LinearReading | undefined
}

/** The answer to one question about a forward pass. Throws RangeError for an unknown output or layer. */
export function explainOnce({ inputs, pass, ...others }: Passed, question: Question): Promise<Explanation> {
  const logits = pass.outputs[question.output ?? 0]
  if (!logits) throw new RangeError(`There is no output ${question.output}.`)
  const passes = keepPasses(others.network, inputs, pass)
  return explain(createContext({ ...others, passes, logits, question }))
}

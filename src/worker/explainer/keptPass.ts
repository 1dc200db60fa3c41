import { HeatlensError } from '../../errors/index.ts'
import { arriveMethod } from '../../explain/arriveMethod.ts'
import { type CamContext, createContext, type Progress } from '../../explain/context.ts'
import type { CamReading } from '../../explain/reading.ts'
import type { LinearReading, Preprocessing, Question } from '../../types.ts'
import { checkFinite } from './checkNumbers.ts'
import type { KeptPasses } from './keptPasses.ts'
import type { Loaded } from './loadNetwork.ts'

/** A forward pass that explanations are read from, and what was read from it for the last question. */
export interface KeptPass {
  number: number
  passes: KeptPasses
  preprocessing: Preprocessing | undefined
  /** Of each output. */
  logits: readonly Float32Array[]
  /** How the output is read, where not as it was opened. */
  readAs?: LinearReading
  reading?: { of: string; layer: string; value: CamReading }
}

/**
 * The context of a question about a kept pass; what it reads of the target layer is checked, and kept for the next.
 * Throws a `passGone` error if that layer is no longer kept.
 */
export async function contextOf(
  { about, plan, network, canBeLost }: Loaded,
  kept: KeptPass,
  asked: Question,
  signal?: AbortSignal,
  onProgress?: (progress: Progress) => void,
): Promise<CamContext> {
  const { passes, logits, preprocessing } = kept
  if (!plan.featureMaps.has(asked.layer) || !passes.reaches(asked.layer)) throw new HeatlensError('passGone')
  const { isCounterfactual } = await arriveMethod(asked.method)
  const question = isCounterfactual ? asked : { ...asked, evidence: 'for' as const }
  const { output, classIndex, layer, score, evidence } = question
  const of = JSON.stringify([output, classIndex, layer, score, evidence])
  const context = createContext({
    ...{ plan, network, passes, question, preprocessing, signal, onProgress },
    logits: logits[output ?? 0] as Float32Array,
    reading: kept.readAs ?? about.outputs[output ?? 0]?.reading,
    read: kept.reading?.of === of ? kept.reading.value : undefined,
  })
  const { reading, activations } = context
  return {
    ...context,
    activations: async (name) => checkFinite(await activations(name)),
    // Methods that do without gradients do not ask for it.
    async reading() {
      const value = await reading()
      if (kept.reading?.value !== value) {
        checkFinite(value.input.activations)
        checkFinite(value.input.gradients, canBeLost)
        kept.reading = { of, layer, value }
      }
      return value
    },
  }
}

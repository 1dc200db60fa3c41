import type { Pass } from '../../engine/engine.ts'
import { classify } from '../../explain/classify.ts'
import { answeringOf } from '../../graph/answering.ts'
import type { NetworkPlan } from '../../graph/plan.ts'
import { valueCount } from '../../model/package/manifest.ts'
import type { ModelPackage } from '../../model/package/openPackage.ts'
import type { LinearReading, Prediction } from '../../types.ts'

const PREDICTIONS = 5

/** The values of the inputs after the picture: those given, where they have the right length, else zeros. */
export const fillInputs = ({ inputs }: NetworkPlan, numbers: readonly Float32Array[]): Float32Array[] =>
  inputs.slice(1).map(({ shape }, index) => {
    const given = numbers[index]
    const length = valueCount(shape)
    return given?.length === length ? given : new Float32Array(length)
  })

/** The most probable classes of an output, most probable first. Throws RangeError for an unknown output. */
export function predict(
  { outputs }: ModelPackage,
  plan: NetworkPlan,
  pass: Pass,
  index: number,
  readAs?: LinearReading,
): Prediction[] {
  const planned = plan.outputs[index]
  const logits = pass.outputs[index]
  if (!planned || !logits) throw new RangeError(`There is no output ${index}.`)
  const { classes = [], reading } = outputs[index] ?? {}
  return classify(logits, answeringOf({ ...planned, reading: readAs ?? reading }), classes, PREDICTIONS)
}

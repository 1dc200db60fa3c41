import { answerCount } from '../../graph/answering.ts'
import { arriveRare } from '../../graph/arriveRare.ts'
import { planWith } from '../../graph/planWith.ts'
import { arriveManifest } from './arriveManifest.ts'
import type { ModelManifest } from './manifest.ts'
import type { ModelSummary } from './summary.ts'

/** What lists show of a model, from the bytes of its model.json. Throws a `format` error if they are none. */
export async function summarise(modelJson: Uint8Array<ArrayBuffer>): Promise<ModelSummary> {
  const manifest = await arriveManifest(JSON.parse(new TextDecoder().decode(modelJson)))
  const { name, bytes, weights, source, licence } = manifest
  return { name, bytes, weights, classes: await countClasses(manifest), source, licence }
}

/** The classes of the first output, even if their list is in another file. */
async function countClasses({ graph, tensors, outputs: [first] }: ModelManifest): Promise<number> {
  if (first && typeof first.classes !== 'string') return first.classes.length
  const [planned] = planWith(await arriveRare(graph), graph, tensors).outputs
  return planned ? answerCount({ ...planned, reading: first?.reading }) : 0
}

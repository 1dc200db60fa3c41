import { HeatlensError } from '../../errors/index.ts'
import { answerCount } from '../../graph/answering.ts'
import type { NetworkPlan } from '../../graph/plan.ts'
import type { Preprocessing } from '../../types.ts'
import type { ModelManifest, OutputAbout } from './manifest.ts'

/** What a package must say, to be planned. */
export type Planned = Pick<ModelManifest, 'graph' | 'preprocessing'> & {
  tensors: readonly Pick<ModelManifest['tensors'][number], 'name' | 'shape'>[]
  outputs: readonly (Pick<OutputAbout, 'reading'> & { classes: string | { readonly length: number } })[]
}

/**
 * Checks what a package brings against its plan, before any weights are read: exactly the weights that the plan wants,
 * each once and in its shape; class lists of the right length; pictures of the input's size. Throws a `format` error.
 */
export function checkPlan(plan: NetworkPlan, { preprocessing, tensors, outputs }: Planned): NetworkPlan {
  const unwanted = tensors.find(({ name }) => !plan.tensors.has(name))
  if (unwanted) throw new HeatlensError('weightsUnwanted', { weights: unwanted.name })
  checkClasses(plan, outputs)
  checkInput(plan, preprocessing)
  return plan
}

function checkClasses(plan: NetworkPlan, outputs: Planned['outputs']): void {
  if (plan.outputs.length !== outputs.length) throw new HeatlensError('notAPackage', { where: 'outputs' })
  for (const [index, planned] of plan.outputs.entries()) {
    const { classes, reading } = outputs[index] as Planned['outputs'][number]
    const answers = answerCount({ ...planned, reading })
    if (typeof classes !== 'string' && classes.length !== answers) {
      throw new HeatlensError('ownClassListUnfit', { outputs: answers, classes: classes.length })
    }
  }
}

function checkInput({ inputs: [picture] }: NetworkPlan, { height, width, channels }: Preprocessing): void {
  const shape = [height, width, channels === 'grey' ? 1 : 3]
  if (!picture || picture.shape.join() === shape.join()) return
  const where = `preprocessing: ${shape.join(' × ')}, not ${picture.shape.join(' × ')}`
  throw new HeatlensError('notAPackage', { where })
}

import { HeatlensError } from '../../errors/index.ts'
import type { NetworkPlan, PlannedOutput } from '../../graph/plan.ts'
import { planGraph } from '../../graph/planGraph.ts'
import type { LinearReading, Preprocessing } from '../../types.ts'
import type { ModelManifest, OutputAbout } from './manifest.ts'

/**
 * The number of answers that an output gives: one a logit, but two of one sigmoid unit, and of one linear unit that is
 * read as its logit.
 */
export function answersOf({ head, units }: Pick<PlannedOutput, 'head' | 'units'>, reading?: LinearReading): number {
  const isLogit = head === 'sigmoid' || (head === 'linear' && reading !== 'values')
  return units === 1 && isLogit ? 2 : units
}

/** What a package must say, to be planned. */
type Planned = Pick<ModelManifest, 'graph' | 'preprocessing'> & {
  tensors: readonly Pick<ModelManifest['tensors'][number], 'name' | 'shape'>[]
  outputs: readonly (Pick<OutputAbout, 'reading'> & { classes: string | { readonly length: number } })[]
}

/**
 * Plans the network of a package, and checks what the package brings before any weights are read: exactly the weights
 * that the plan wants, each once and in its shape; class lists of the right length; pictures of the input's size.
 * Throws a `format` error.
 */
export function planPackage({ graph, preprocessing, tensors, outputs }: Planned): NetworkPlan {
  const plan = planGraph(graph)
  checkWeights(plan, tensors)
  checkClasses(plan, outputs)
  checkInput(plan, preprocessing)
  return plan
}

function checkWeights({ tensors: wanted }: NetworkPlan, brought: Planned['tensors']): void {
  const missing = new Set(wanted.keys())
  const seen = new Set<string>()
  for (const { name, shape } of brought) {
    if (seen.has(name)) throw new HeatlensError('weightsTwice', { weights: name })
    seen.add(name)
    const own = wanted.get(name)
    if (!own) throw new HeatlensError('weightsUnwanted', { weights: name })
    if (own.join() !== shape.join()) throw new HeatlensError('weightsOfOtherShape', { weights: name, shape, wanted: own })
    missing.delete(name)
  }
  const [lacking] = missing
  if (lacking !== undefined) throw new HeatlensError('weightsMissing', { weights: lacking })
}

function checkClasses(plan: NetworkPlan, outputs: Planned['outputs']): void {
  if (plan.outputs.length !== outputs.length) throw new HeatlensError('notAPackage', { where: 'outputs' })
  for (const [index, planned] of plan.outputs.entries()) {
    const { classes, reading } = outputs[index] as Planned['outputs'][number]
    const answers = answersOf(planned, reading)
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

import { hasFreeSize } from '../../graph/plan/readInputs.ts'
import type { NetworkPlan } from '../../graph/plan.ts'
import { arrivePlan } from '../../model/package/arrivePlan.ts'
import { demandRoom } from '../../model/package/demandRoom.ts'
import type { ModelPackage } from '../../model/package/openPackage.ts'
import type { OpenRequest } from './explainer.ts'

interface Planned {
  model: ModelPackage
  plan: NetworkPlan
}

/**
 * Plans a package with the size that a person chose for it, if its graph leaves the size free and runs with that one;
 * otherwise with its own. Throws a `format` error if it does not run with its own either, a
 * `part` error if a part of Heatlens does not arrive.
 */
export async function planAtSize(model: ModelPackage, sizes: OpenRequest['sizes'] = {}): Promise<Planned> {
  const key = `${model.id} ${model.sha256}`
  const size = Object.hasOwn(sizes, key) ? sizes[key] : undefined
  const { height, width } = model.preprocessing
  const isOther = size && (size.height !== height || size.width !== width)
  if (isOther && hasFreeSize(model.graph)) {
    const sized = { ...model, preprocessing: { ...model.preprocessing, height: size.height, width: size.width } }
    try {
      const plan = await arrivePlan(sized)
      demandRoom(model.bytes, plan.bytes.peak)
      return { model: sized, plan }
    } catch {
      // It does not run with that size.
    }
  }
  return { model, plan: await arrivePlan(model) }
}

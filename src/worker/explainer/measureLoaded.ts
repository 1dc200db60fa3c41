import type { Engine } from '../../engine/engine.ts'
import { HeatlensError } from '../../errors/index.ts'
import type { NetworkPlan } from '../../graph/plan.ts'
import type { ModelPackage } from '../../model/package/openPackage.ts'
import type { LinearReading } from '../../types.ts'
import { type Measuring, type MetricResults, measure } from './measure.ts'
import { withWeightsOf } from './withWeights.ts'

export { aboutMetrics } from './measure.ts'

interface Loaded {
  loaded: { about: ModelPackage; plan: NetworkPlan } | undefined
  engine: Engine | undefined
  /** How the output is read, where not as it was opened. */
  readAs?: LinearReading | undefined
}

/** {@link measure} for the network that a worker holds. Throws a `passGone` error if there is none. */
export async function measureLoaded({
  loaded,
  engine,
  readAs,
  ...measuring
}: Omit<Measuring, 'withWeights'> & Loaded): Promise<MetricResults> {
  if (!loaded || !engine) throw new HeatlensError('passGone')
  return measure({ ...measuring, withWeights: (context) => withWeightsOf(loaded, engine, context, readAs) })
}

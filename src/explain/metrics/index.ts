import type { MetricId } from '../../types.ts'
import type { Metric } from '../metric.ts'
import { arcc } from './arcc.ts'
import { averageDrop } from './averageDrop.ts'
import { deletion } from './deletion.ts'
import { increase } from './increase.ts'
import { insertion } from './insertion.ts'
import { roadCombined } from './roadCombined.ts'
import { roadLerf } from './roadLerf.ts'
import { roadMorf } from './roadMorf.ts'
import { sanity } from './sanity.ts'
import { sparseness } from './sparseness.ts'
import { stability } from './stability.ts'

/** All metrics. To add one: one file, a line here and in `names.ts`. */
export const metrics = {
  averageDrop,
  increase,
  insertion,
  deletion,
  roadMorf,
  roadLerf,
  roadCombined,
  arcc,
  sparseness,
  stability,
  sanity,
} satisfies Record<MetricId, Metric>

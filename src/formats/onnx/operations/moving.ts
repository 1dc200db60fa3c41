import type { OpReader } from '../opCall.ts'
import { concat } from './concat.ts'
import { cumulated } from './cumulated.ts'
import { einsum } from './einsum.ts'
import { expand } from './expand.ts'
import { gather } from './gather.ts'
import { gatherNd } from './gatherNd.ts'
import { scatterNd } from './scatterNd.ts'
import { slice } from './slice.ts'
import { split } from './split.ts'
import { tile } from './tile.ts'
import { transpose } from './transpose.ts'

/** What moves values, and sums of constants. */
export const moves: readonly [string, OpReader][] = [
  ['Slice', slice],
  ['Split', split],
  ['Transpose', transpose],
  ['Concat', concat],
  ['Gather', gather],
  ['Expand', expand],
  ['Tile', tile],
  ['GatherND', gatherNd],
  ['ScatterND', scatterNd],
  ['CumSum', cumulated],
  ['Einsum', einsum],
]

import type { OpReader } from '../opCall.ts'
import { depthToSpace, spaceToDepth } from './blocks.ts'
import { pad } from './pad.ts'
import { resize } from './resize.ts'

/** What changes the height and width of planes. */
export const planes: readonly [string, OpReader][] = [
  ['Pad', pad],
  ['Resize', resize],
  ['Upsample', resize],
  ['DepthToSpace', depthToSpace],
  ['SpaceToDepth', spaceToDepth],
]

/** How many blocks each stage has. */
export type Stages = readonly number[]

/** The stage and the place in it of a block that is counted through. */
export function placeOf(block: number, stages: Stages): string {
  let left = block
  for (const [stage, count] of stages.entries()) {
    if (left < count) return `blocks.${stage}.${left}`
    left -= count
  }
  return `blocks.${stages.length}.${left}`
}

/** The same the other way round. */
export const blockAt = (stages: Stages, stage: number, index: number) =>
  stages.slice(0, stage).reduce((sum, count) => sum + count, index)

import type { Explanation, MeasuredMap } from '../../types.ts'

/** The map of an answer as metrics take it. */
export const measuredMap = ({
  heatmap,
  mapBeforeRelu,
}: Pick<Explanation, 'heatmap' | 'mapBeforeRelu'>): MeasuredMap => ({
  ...heatmap,
  ...(mapBeforeRelu && { beforeRelu: mapBeforeRelu }),
})

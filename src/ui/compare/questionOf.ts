import type { Explanation, Question } from '../../types.ts'

/** The question that an explanation answers, without its channel. */
export const questionOf = (explanation: Explanation): Question => {
  const { layer, score, evidence, output, furtherLayers, fusion, smoothing, method, classIndex } = explanation
  return {
    ...{ method, classIndex, layer, score, evidence },
    ...(output !== undefined && { output }),
    ...(furtherLayers && { furtherLayers, fusion: fusion ?? 'mean' }),
    ...(smoothing && { smoothing }),
  }
}

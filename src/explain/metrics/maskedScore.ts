import { masked } from '../pictureShape.ts'
import { maskOf } from './mask.ts'
import { oncePerMap } from './oncePerMap.ts'
import { measuredScore, scoresOf } from './scores.ts'

/** The score of the picture, and of the picture times the map: `explanation map` of Grad-CAM++, section 5. */
export const maskedScore = oncePerMap(async (context, map) => {
  const [picture = new Float32Array()] = context.inputs
  const [after = Number.NaN] = await scoresOf(context, 1, () => masked(picture, maskOf(context, map)))
  return { before: measuredScore(context)(context.logits), after }
})

import type { CamContext } from '../context.ts'
import { hessianProduct } from '../hessianProduct.ts'
import type { CamMap, CamMethod } from '../method.ts'
import { isPiecewiseLinear } from '../piecewiseLinear.ts'
import { meanGradients } from '../reading.ts'
import { scoreCurvature } from '../scoreCurvature.ts'
import { workAfter } from '../workAfter.ts'
import { weighted, weightedMean } from './gradCam.ts'

/**
 * ShapleyCAM (Cai 2025): each channel times the mean of its gradients less half the Hessian times the activations. Takes
 * the mean over the channels, as Grad-CAM here, which it equals for a logit behind a piecewise linear rest of a network.
 */
export const shapleyCam: CamMethod = {
  paper: 'Cai 2025',
  isCounterfactual: true,
  // For a probability: the logits of two other layers, and one more way back; two of both where there is curvature.
  cost(plan, layer) {
    const isStraight = plan.outputs.every(({ node }) => isPiecewiseLinear(plan, layer, node))
    return (isStraight ? 3 : 7) * workAfter(plan, layer)
  },
  run: (context) => shapley(context, scoreCurvature(context, context.seed())),
}

/** The map of a score whose seed changes so along a direction of the logits. */
export async function shapley(
  context: CamContext,
  curvature: ((along: Float64Array) => Float64Array) | undefined,
): Promise<CamMap> {
  const { input } = await context.reading()
  const product = await hessianProduct(context, input.activations, context.seed().values, curvature)
  const means = meanGradients(input)
  const halves = product && meanGradients({ ...input, gradients: product })
  const channelWeights = halves ? means.map((mean, k) => mean - (halves[k] as number) / 2) : means
  return {
    ...{ height: input.height, width: input.width, channelWeights },
    values: weightedMean(input, channelWeights),
    products: () => weighted(input, channelWeights),
  }
}

import { blockEnds } from '../../graph/blockEnds.ts'
import { isMap } from '../../graph/plan/findTarget.ts'
import { valueCount } from '../../model/package/manifest.ts'
import type { CamContext } from '../context.ts'
import { fuse, type Plane } from '../fuse.ts'
import { inOrder } from '../inOrder.ts'
import type { CamMethod } from '../method.ts'
import { readingOf, thereAndBack } from '../workAfter.ts'
import { plusPlus } from './gradCamPlusPlus.ts'

/**
 * RefineCAM (grad-cam): the product over several layers of Grad-CAM++, each after ReLU, stretched to 0..1 and at the
 * size of the picture. torchcam takes the size of the largest layer, and other weights. The layers are the question's; where that is one,
 * also the ends of the network's blocks.
 */
export const refineCam: CamMethod = {
  paper: 'grad-cam, RefineCAM',
  isCounterfactual: false,
  fusesLayers: true,
  cost(plan, layer) {
    const layers = inOrder(plan, [layer, ...blockEnds(plan)])
    const values = layers.reduce((sum, name) => sum + valueCount(plan.featureMaps.get(name) ?? []), 0)
    return thereAndBack(plan, layers[0] ?? layer) + readingOf(plan, values)
  },
  async run(context) {
    const { plan } = context
    const layers = layersOf(context)
    const { values, logScale } = context.seed()
    // One way back for all layers.
    const places = layers.map((node) => ({ node, at: 'output' }) as const)
    const gradients = await context.gradientsOf(places, values)
    const maps: Plane[] = []
    for (const [index, layer] of layers.entries()) {
      const [height = 1, width = 1, channels = 1] = plan.featureMaps.get(layer) ?? []
      const activations = await context.activations(layer)
      const own = context.planeIn(layer, gradients[index] as (typeof gradients)[number])
      maps.push(plusPlus({ height, width, channels, activations, gradients: own }, logScale))
    }
    const [height = 1, width = 1] = context.plan.inputs[0]?.shape ?? []
    return { ...fuse(maps, { height, width }, 'product'), isAbsolute: true }
  },
}

function layersOf({ plan, output, question: { layer, furtherLayers = [] } }: CamContext): string[] {
  if (furtherLayers.some((one) => one !== layer)) return inOrder(plan, [layer, ...furtherLayers])
  const isExplainable = new Set(output.layers)
  const isEnd = new Set(blockEnds(plan))
  const ends = plan.nodes.filter((node) => isEnd.has(node.name) && isExplainable.has(node.name) && isMap(node))
  return inOrder(plan, [layer, ...ends.map(({ name }) => name)])
}

import { blockEnds } from '../../graph/blockEnds.ts'
import { isMap } from '../../graph/plan/findTarget.ts'
import type { CamContext } from '../context.ts'
import { fuse, type Plane, stretched } from '../fuse.ts'
import { inOrder } from '../inOrder.ts'
import type { CamMethod } from '../method.ts'
import { thereAndBack } from '../workAfter.ts'
import { gradCamPlusPlus } from './gradCamPlusPlus.ts'

/**
 * RefineCAM (grad-cam and torchcam): the product over several layers of Grad-CAM++, each after ReLU and from its least
 * value to its largest as 0 to 1, at the size of the largest layer. The layers are the question's; where that is one,
 * also the ends of the network's blocks.
 */
export const refineCam: CamMethod = {
  paper: 'grad-cam, RefineCAM',
  isCounterfactual: false,
  fusesLayers: true,
  cost: (plan, layer) => thereAndBack(plan, inOrder(plan, [layer, ...blockEnds(plan)])[0] ?? layer),
  async run(context) {
    const maps: Plane[] = []
    const layers = layersOf(context)
    for (const layer of layers) {
      const { height, width, values } = await gradCamPlusPlus.run(
        layer === context.question.layer ? context : context.at(layer),
      )
      maps.push({ height, width, values: stretched(values.map((value) => Math.max(value, 0))) })
    }
    return { ...fuse(maps, 'product'), isAbsolute: true }
  },
}

function layersOf({ plan, output, question: { layer, furtherLayers = [] } }: CamContext): string[] {
  if (furtherLayers.some((one) => one !== layer)) return inOrder(plan, [layer, ...furtherLayers])
  const isExplainable = new Set(output.layers)
  const isEnd = new Set(blockEnds(plan))
  const ends = plan.nodes.filter((node) => isEnd.has(node.name) && isExplainable.has(node.name) && isMap(node))
  return inOrder(plan, [layer, ...ends.map(({ name }) => name)])
}

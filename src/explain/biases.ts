import type { GradientPlace } from '../engine/engine.ts'
import { ancestors, dependents } from '../graph/paths.ts'
import { planeOf } from '../graph/plan/findTarget.ts'
import type { NetworkPlan, PlannedNode } from '../graph/plan.ts'
import { valueCount } from '../model/package/manifest.ts'
import type { CamContext } from './context.ts'

/** What a node adds to its values whatever comes in, one number a channel, and where its gradient is read. */
interface Bias {
  place: GradientPlace
  values: ArrayLike<number>
}

type Weights = (key: string) => Promise<ArrayLike<number> | undefined>

const last = ({ shape }: PlannedNode): number => shape.at(-1) ?? 1

/**
 * The bias of a node: that of a convolution or a dense layer; of a normalisation by given means what is left of it,
 * beta − mean · gamma / √(variance + epsilon); of others their beta. Undefined where there is none.
 */
async function biasOf(node: PlannedNode, weight: Weights): Promise<ArrayLike<number> | undefined> {
  const { operation } = node
  switch (operation.kind) {
    case 'conv2d':
    case 'depthwiseConv2d':
    case 'conv2dTranspose':
    case 'dense':
      return weight('bias')
    case 'layerNormalization':
    case 'groupNormalization':
      return weight('beta')
    case 'batchNormalization': {
      const [gamma, beta, mean, variance] = await Promise.all(['gamma', 'beta', 'mean', 'variance'].map(weight))
      return Float64Array.from({ length: last(node) }, (_, k) => {
        const deviation = Math.sqrt((variance?.[k] ?? 1) + operation.epsilon)
        return (beta?.[k] ?? 0) - ((mean?.[k] ?? 0) * (gamma?.[k] ?? 1)) / deviation
      })
    }
    case 'affine':
      return Float64Array.from({ length: last(node) }, (_, k) => operation.offset[k % operation.offset.length] ?? 0)
    default:
      return undefined
  }
}

/** The biases between the picture and the logits, in order: those of the nodes whose gradients can be read. */
export async function biasesOf({
  plan,
  output,
  weight,
}: Pick<CamContext, 'plan' | 'output' | 'weight'>): Promise<Bias[]> {
  const { nodes, inputs } = plan
  const isAfter = dependents(nodes, [inputs[0]?.node ?? 0])
  const isBefore = ancestors(nodes, [output.node])
  const biases: Bias[] = []
  for (const [index, node] of nodes.entries()) {
    if (!isAfter[index] || !isBefore[index]) continue
    const values = await biasOf(node, (key) => weight(node.name, key))
    if (values) biases.push({ place: { node: node.name, at: 'sums' }, values })
  }
  return biases
}

/** How many values the maps that have a bias consist of, about. */
export const biasedValues = ({ nodes }: NetworkPlan): number =>
  nodes
    .filter((node) => planeOf(node) && ['bias', 'beta', 'mean'].some((key) => Object.hasOwn(node.weights, key)))
    .reduce((sum, { shape }) => sum + valueCount(shape), 0)

/** The node of a bias. */
export const nodeOf = ({ nodes }: NetworkPlan, { place }: Bias): PlannedNode =>
  nodes.find(({ name }) => name === place.node) as PlannedNode

import type { StoredTensor } from '../../model/storedNetwork.ts'
import { isModel, type LayerJson, layersOf } from '../keras/config.ts'
import { groupsOf } from '../keras/groups.ts'
import type { LayerPlace, WeightSource } from '../keras/weights.ts'

/** ImageNet's mean of red, as EfficientNet's release has it. */
const RED = 0.485

/** Square roots of ImageNet's standard deviations: EfficientNet's release divides by them once more. */
export const divisors = [0.229, 0.224, 0.225].map(Math.sqrt)

/**
 * True for an EfficientNet whose weights came from ImageNet's: Keras gives it another layer of Rescaling, which has no
 * weights (keras/src/applications/efficientnet.py). One that was made without weights has means of 0.
 */
export async function wantsDivision(model: LayerJson, weights: WeightSource): Promise<boolean> {
  const mean = findMean(model, weights, { names: [], group: '' })
  const values = await mean?.readRows(0, mean.shape[0] ?? 1)
  return values?.length === 3 && Math.abs((values[0] as number) - RED) < 1e-3
}

function findMean(model: LayerJson, weights: WeightSource, place: LayerPlace): StoredTensor | undefined {
  const layers = layersOf(model)
  const groups = groupsOf(layers, place.group)
  for (const [index, layer] of layers.entries()) {
    const own = { names: [...place.names, layer.name], group: groups[index] as string }
    const isWeighted = layer.className === 'Normalization' && !Object.hasOwn(layer.config, 'mean')
    if (isWeighted) return weights.find(own, { aliases: ['mean'], index: 0, of: 3 })
    const inside = isModel(layer) ? findMean(layer, weights, own) : undefined
    if (inside) return inside
  }
  return undefined
}

import { own } from '../../json.ts'
import { isModel, type LayerJson, layersOf } from './config.ts'

/** The layers of a model and of those in it, at most so many. */
const MAX_SCANNED = 100_000

/** True if layers of the network take pictures as [channels, height, width]. */
export function usesChannelsFirst(model: LayerJson): boolean {
  const pending = [model]
  for (let seen = 0; seen < MAX_SCANNED; seen++) {
    const layer = pending.pop()
    if (!layer) return false
    const order = own(layer.config, 'data_format') ?? own(layer.config, 'dim_ordering')
    if (order === 'channels_first' || order === 'th') return true
    if (isModel(layer)) for (const one of layersOf(layer)) pending.push(one)
  }
  return false
}

/** Whether an input is [channels, height, width], in a network some layers of which take such pictures. */
export function isTurnedInput(shape: readonly (number | null)[], usesFirst: boolean): boolean {
  if (!usesFirst || shape.length !== 3) return false
  const isChannels = (side: number | null | undefined) => side === 1 || side === 3
  // [height, width, 3] that a Permute turns later.
  return isChannels(shape[0]) || !isChannels(shape[2])
}

/** The shape of a layer's input without the batch, if it says so; null for sides that it leaves free. */
export function inputShapeOf(layer: LayerJson): (number | null)[] | undefined {
  let one: LayerJson | undefined = layer
  for (let depth = 0; one && depth < 32; depth++) {
    const { config }: LayerJson = one
    const batch = own(config, 'batch_shape') ?? own(config, 'batch_input_shape') ?? own(config, 'build_input_shape')
    const shape = Array.isArray(batch) ? batch.slice(1) : own(config, 'input_shape')
    if (Array.isArray(shape) && shape.length > 0 && shape.length <= 5 && shape.every(isSide)) return shape
    one = isModel(one) ? layersOf(one)[0] : undefined
  }
  return undefined
}

const isSide = (side: unknown) => side === null || (Number.isInteger(side) && (side as number) >= 1)

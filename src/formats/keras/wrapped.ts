import { isObject, own } from '../../json.ts'
import { type LayerJson, toLayer } from './config.ts'

/** Layers that do the same to each row as to the whole, so that TimeDistributed changes nothing. */
const rowByRow = new Set([
  'Activation',
  'BatchNormalization',
  'Dense',
  'Dropout',
  'ELU',
  'LayerNormalization',
  'LeakyReLU',
  'ReLU',
])

/** Wrappers that keep the weights of their layer as it uses them, whatever layer that is. */
const inert = new Set(['SpectralNormalization', 'PruneLowMagnitude'])

/**
 * The layer in a wrapper that does nothing of its own outside of training: SpectralNormalization keeps the kernel that it
 * has normalised, tfmot's PruneLowMagnitude the one that it has pruned, TimeDistributed works on one row after the other.
 * Undefined for every other layer.
 */
export function wrappedIn({ className, config }: LayerJson): LayerJson | undefined {
  if (!inert.has(className) && className !== 'TimeDistributed') return undefined
  const json = own(config, 'layer')
  if (!isObject(json)) return undefined
  const layer = toLayer(json)
  const axis = own(layer.config, 'axis')
  const isLast = axis === undefined || axis === -1 || (Array.isArray(axis) && axis.length === 1 && axis[0] === -1)
  const isFit = inert.has(className) || (rowByRow.has(layer.className) && isLast)
  return isFit ? layer : undefined
}

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

/**
 * The layer in a wrapper that does nothing of its own outside of training: SpectralNormalization keeps the kernel that it
 * has normalised, TimeDistributed works on one row after the other. Undefined for every other layer.
 */
export function wrappedIn({ className, config }: LayerJson): LayerJson | undefined {
  if (className !== 'SpectralNormalization' && className !== 'TimeDistributed') return undefined
  const json = own(config, 'layer')
  if (!isObject(json)) return undefined
  const layer = toLayer(json)
  const axis = own(layer.config, 'axis')
  const isLast = axis === undefined || axis === -1 || (Array.isArray(axis) && axis.length === 1 && axis[0] === -1)
  const isFit = className === 'SpectralNormalization' || (rowByRow.has(layer.className) && isLast)
  return isFit ? layer : undefined
}

import { HeatlensError } from '../../errors/index.ts'
import { Dict, type PickleValue, Record, Tensor } from './pickle/values.ts'

/** Where checkpoints keep the weights, the likeliest first. As timm, an average of the last steps counts more. */
const places = [
  ...['state_dict_ema', 'model_ema', 'ema_state_dict', 'state_dict', 'model_state_dict', 'model_state', 'model'],
  ...['net', 'network', 'weights', 'params', 'module', 'student', 'teacher', 'encoder', 'backbone', 'ema'],
]

/** What an optimizer's own dict has. */
const isOptimizer = (dict: Dict) => dict.entries.has('param_groups') && dict.entries.has('state')

const holdsTensors = (value: PickleValue | undefined): boolean =>
  value instanceof Dict && !isOptimizer(value) && [...value.entries.values()].some((one) => one instanceof Tensor)

/** So many dicts inside one another are looked into. */
const DEPTH = 3

/** The weights in a pickle, by their names. */
export interface FoundWeights {
  tensors: ReadonlyMap<string, Tensor>
  /** Keys that the file has beside the weights, such as `classes`. */
  beside: ReadonlyMap<PickleValue, PickleValue>
}

/**
 * The weights in a state dict, or in a checkpoint that holds one. Throws `format` errors for a whole model, for an
 * optimizer alone, for weights that are no tensors, and for anything else.
 */
export function findWeights(value: PickleValue, file: string): FoundWeights {
  const dict = findDict(value, DEPTH, file)
  if (!dict) {
    if (value instanceof Dict && hasOptimizer(value)) throw new HeatlensError('optimizerOnly', { file })
    throw new HeatlensError('notAStateDict', { file })
  }
  const tensors = new Map<string, Tensor>()
  for (const [name, one] of dict.entries) {
    if (typeof name !== 'string') continue
    if (one instanceof Tensor) tensors.set(name, one)
    if (one instanceof Record) {
      if (one.name.startsWith('torch._utils._rebuild')) throw new HeatlensError('weightsOfOtherKind', { weights: name })
      throw new HeatlensError('pickleCalls', { file, call: one.name.slice(0, 120) })
    }
  }
  return { tensors, beside: value instanceof Dict && value !== dict ? value.entries : new Map() }
}

function findDict(value: PickleValue | undefined, depth: number, file: string): Dict | undefined {
  if (value instanceof Record) {
    // Of a whole model its parts are in the state; a class of its author need not be torch's.
    const { state } = value
    const isModule = state instanceof Dict && state.entries.has('_modules') && state.entries.has('_parameters')
    if (isModule || value.name.startsWith('torch.nn.')) {
      throw new HeatlensError('wholeModuleFile', { file, class: value.name.slice(0, 120) })
    }
    return undefined
  }
  if (!(value instanceof Dict) || depth === 0) return undefined
  for (const place of places) {
    const found = findDict(value.entries.get(place), depth - 1, file)
    if (found) return found
  }
  if (holdsTensors(value)) return value
  // Under any other name.
  return [...value.entries.values()].find((one): one is Dict => one instanceof Dict && holdsTensors(one))
}

const hasOptimizer = (dict: Dict) =>
  isOptimizer(dict) || [...dict.entries.values()].some((one) => one instanceof Dict && isOptimizer(one))

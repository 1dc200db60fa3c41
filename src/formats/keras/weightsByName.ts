import type { StoredTensor } from '../../model/storedNetwork.ts'
import type { LayerPlace, WantedWeight, WeightSource } from './weights.ts'

/** A weight as a file names it; what it holds is not read yet. */
export interface NamedWeight {
  /** Such as `vgg16/block1_conv1/kernel:0`. */
  name: string
  open(): StoredTensor
}

interface Parsed {
  weight: NamedWeight
  /** The parts before the variable's name: the layer, and perhaps the models around it. */
  layers: readonly string[]
  /** Such as `kernel`. */
  variable: string
}

/**
 * Finds weights by the last two parts of their names, within a group of the file: in Keras' .h5 that of the outermost
 * layer (`isPerLayer`), in TensorFlow.js all. The order is of no use: frozen models have another one than trained ones.
 */
export function weightsByName(
  groupOf: (outer: string) => readonly NamedWeight[] | undefined,
  { isPerLayer = true } = {},
): WeightSource {
  const groups = new Map<string, Group>()
  return {
    keepsLoraApart: true,
    find(place, wanted) {
      const outer = isPerLayer ? (place.names[0] as string) : ''
      let group = groups.get(outer)
      if (!group) {
        group = toGroup(groupOf(outer) ?? [])
        groups.set(outer, group)
      }
      return findIn(group, place, wanted, isPerLayer)?.weight.open()
    },
  }
}

interface Group {
  all: readonly Parsed[]
  byLayer: ReadonlyMap<string, readonly Parsed[]>
  taken: Set<Parsed>
}

function toGroup(weights: readonly NamedWeight[]): Group {
  const all = weights.map(parse)
  const byLayer = new Map<string, Parsed[]>()
  for (const one of all) {
    const layer = one.layers.at(-1) ?? ''
    const found = byLayer.get(layer)
    if (found) found.push(one)
    else byLayer.set(layer, [one])
  }
  return { all, byLayer, taken: new Set() }
}

/** Keras 1: `convolution2d_1_W:0`, also with a number behind. */
const keras1Name = /^(?:(.*)_)?(W|b|gamma|beta|running_mean|running_std|alphas)(?:_\d+)?$/

function parse(weight: NamedWeight): Parsed {
  const parts = weight.name.replace(/:\d+$/, '').split('/')
  const last = parts.pop() as string
  const [, layer, variable] = (parts.length === 0 && keras1Name.exec(last)) || []
  if (variable) return { weight, layers: layer === undefined ? [] : [layer], variable }
  return { weight, layers: parts, variable: last.replace(/^variable_\d+$/, 'variable') }
}

function findIn(
  group: Group,
  place: LayerPlace,
  { aliases, index, of }: WantedWeight,
  isPerLayer: boolean,
): Parsed | undefined {
  const isWanted = ({ variable }: Parsed) => aliases.includes(variable)
  const layer = place.names.at(-1) as string
  const isOuter = isPerLayer && place.names.length === 1
  // A name may have lines in it: conv1/conv.
  const isNamed = ({ layers }: Parsed) => layers.at(-1) === layer || `/${layers.join('/')}`.endsWith(`/${layer}`)
  const named = (group.byLayer.get(layer.split('/').at(-1) ?? '') ?? []).filter((one) => isWanted(one) && isNamed(one))
  const found = best(named, place, group.taken)
  if (found) return found
  if (isOuter) {
    // All weights of the group are this layer's, whatever it was called in the session that saved it.
    const own = group.all.filter(isWanted)
    if (own.length === 1) return own[0]
    // Names that say nothing.
    if (own.length === 0 && group.all.length === of && !group.all.some(hasUsualName)) return group.all[index]
  }
  // A model that was made twice in one session of TensorFlow 1: block1_conv1_1/kernel:0.
  const numbered = group.all.filter((one) => isWanted(one) && one.layers.at(-1)?.replace(/_\d+$/, '') === layer)
  return numbered.length === 1 ? best(numbered, place, group.taken) : undefined
}

const usual = ['kernel', 'bias', 'gamma', 'beta', 'W', 'b', 'moving_mean', 'moving_variance']
const hasUsualName = ({ variable }: Parsed) => usual.includes(variable)

/** Of several, the one with most of the models around it in its name, and that no other layer has. */
function best(candidates: readonly Parsed[], { names }: LayerPlace, taken: Set<Parsed>): Parsed | undefined {
  let found: Parsed | undefined
  let most = -1
  for (const candidate of candidates) {
    if (taken.has(candidate)) continue
    const { layers } = candidate
    let same = 0
    while (same < layers.length && layers.at(-1 - same) === names.at(-1 - same)) same++
    if (same > most) {
      most = same
      found = candidate
    }
  }
  if (found) taken.add(found)
  return found
}

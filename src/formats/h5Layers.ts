import type { Entity, Group } from 'h5wasm'
import { HeatlensError } from '../errors/index.ts'
import { asGroup, readNames, shapeOf } from './h5Entities.ts'
import { type FileLayer, kindOfGroup, kindOfWeights } from './known/fileLayers.ts'

/**
 * Groups and datasets that are looked at in one file. The largest of keras.applications have 5,000. In a file that links
 * its groups to one another in a circle, or names one a thousand times, there is no end of them.
 */
const MOST_LOOKS = 15_000

/** Looks things up in the groups of one file, at most {@link MOST_LOOKS} of them. Throws `tooManyLayers` beyond. */
function limitedLooks(): (group: Group, name: string) => Entity | null {
  let looks = 0
  return (group, name) => {
    if (++looks > MOST_LOOKS) throw new HeatlensError('tooManyLayers', { count: MOST_LOOKS })
    return group.get(name)
  }
}

type Look = ReturnType<typeof limitedLooks>

/** The layers of weights alone that lie by their names in the groups of layers or models. Throws `format` errors. */
export function namedLayers(file: Group): FileLayer[] {
  const look = limitedLooks()
  const names = readNames(file, 'layer_names')
  if (names.length > MOST_LOOKS) throw new HeatlensError('tooManyLayers', { count: names.length })
  return names.flatMap((outer) => layersIn(look, outer, asGroup(look(file, outer))))
}

/** The layers in the group of one that may be a model. */
function layersIn(look: Look, outer: string, group: Group | undefined): FileLayer[] {
  const byLayer = new Map<string, Map<string, readonly number[]>>()
  for (const name of group ? readNames(group, 'weight_names') : []) {
    const shape = shapeOf(group ? look(group, name) : null)
    if (!shape) throw new HeatlensError('weightsNotInFile', { weights: name })
    const parts = name.replace(/:\d+$/, '').split('/')
    // Nameless variables are numbered.
    const variable = (parts.pop() as string).replace(/^variable_\d+$/, 'variable')
    const layer = parts.join('/')
    const found = byLayer.get(layer) ?? new Map<string, readonly number[]>()
    byLayer.set(layer, found.set(variable, shape))
  }
  if (byLayer.size < 2) {
    const [own = new Map<string, readonly number[]>()] = byLayer.values()
    return [{ outer, name: outer, kind: kindOfWeights(own), weights: own }]
  }
  return [...byLayer].map(([layer, own]) => {
    const name = layer.startsWith(`${outer}/`) ? layer.slice(outer.length + 1) : layer
    return { outer, name, kind: kindOfWeights(own), weights: own }
  })
}

/** The layers in Keras 3's groups. Throws `format` errors. */
export const groupedLayers = (group: Group): FileLayer[] =>
  layersBelow({ look: limitedLooks(), seen: new Set() }, group)

/** The groups that a walk has been in, by where they lie in the file, whatever leads to them. */
interface Walk {
  look: Look
  seen: Set<string>
}

/** The same, at most so many levels deep. */
function layersBelow(walk: Walk, group: Group, outer?: string, depth = 8): FileLayer[] {
  const { look, seen } = walk
  const place = String(group.create_reference().ref_data)
  const names = group.keys()
  if (seen.has(place)) throw new HeatlensError('tooManyLayers', { count: names.length })
  seen.add(place)
  return names.flatMap((name): FileLayer[] => {
    const one = asGroup(look(group, name))
    const inside = one && asGroup(look(one, 'layers'))
    if (inside && depth > 0) return layersBelow(walk, inside, outer ?? name, depth - 1)
    const variables = one && asGroup(look(one, 'vars'))
    const weights = new Map<string, readonly number[]>()
    for (const index of variables?.keys() ?? []) {
      const shape = variables && shapeOf(look(variables, index))
      if (shape) weights.set(index, shape)
    }
    return [{ outer: outer ?? name, name, kind: kindOfGroup(name), weights }]
  })
}

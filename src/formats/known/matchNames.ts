import type { Family, LayerLine } from './description.ts'
import { classOf, ownName } from './expand.ts'
import { type FileLayer, weightedKinds } from './fileLayers.ts'

/** Keras 2 has a slash where Keras 3 has a line below, and in MobileNetV3 `Conv/BatchNorm` for `conv_bn`. */
const comparable = (name: string) =>
  name
    .replaceAll('/', '_')
    .toLowerCase()
    .replace(/_batchnorm$/, '_bn')

/**
 * The layers by what they may be called: their whole names, or those without the blocks around them, which a model
 * inside of another writes before them (`convnext_tiny_stem/convnext_tiny_stem_conv`). Whole names come first.
 */
function namesOf(layers: readonly FileLayer[]): ReadonlyMap<string, { name: string; layer: FileLayer }> {
  const byName = new Map(layers.map((layer) => [comparable(layer.name), { name: layer.name, layer }]))
  for (const layer of layers) {
    for (let at = layer.name.indexOf('/'); at >= 0; at = layer.name.indexOf('/', at + 1)) {
      const name = layer.name.slice(at + 1)
      if (!byName.has(comparable(name))) byName.set(comparable(name), { name, layer })
    }
  }
  return byName
}

/** The number at the end of a name that Keras made. */
const numberOf = (name: string) => Number(/_(\d+)$/.exec(name)?.[1] ?? 0)

/**
 * What the layers of a description are called in a file, by Keras' own names of today: the same, except for those that
 * Keras numbers, whose numbers go on from one network of a session to the next. Undefined if a name is not there.
 */
export function matchNames(
  lines: readonly LayerLine[],
  family: Family,
  layers: readonly FileLayer[],
): ReadonlyMap<string, string> | undefined {
  const found = new Map<string, string>()
  const byName = namesOf(layers)
  const numbered = new Map<string, string[]>()
  const taken = new Set<FileLayer>()
  for (const { className, name, own } of weighted(lines, family)) {
    if (typeof name === 'number') {
      const list = numbered.get(className)
      if (list) list.push(own)
      else numbered.set(className, [own])
      continue
    }
    const there = byName.get(comparable(own))
    if (there === undefined) return undefined
    found.set(own, there.name)
    taken.add(there.layer)
  }
  for (const [className, names] of numbered) {
    const free = layers.filter((one) => one.kind === className && !taken.has(one)).map(({ name }) => name)
    if (free.length < names.length) return undefined
    const inOrder = free.toSorted((a, b) => numberOf(a) - numberOf(b))
    for (const [index, own] of names.toSorted((a, b) => numberOf(a) - numberOf(b)).entries()) {
      found.set(own, inOrder[index] as string)
    }
  }
  return found
}

interface Weighted {
  className: string
  name: string | number
  own: string
}

/** The layers that have weights, also those inside of others. */
function weighted(lines: readonly LayerLine[], family: Family): Weighted[] {
  return lines.flatMap((line): Weighted[] => {
    const [kind, name, , inside] = line
    const className = classOf(family, line)
    const own = ownName(className, name)
    if (inside) return weighted(inside, family)
    const isConstant = className === 'Normalization' && Object.hasOwn(family.kinds[kind]?.[1] ?? {}, 'mean')
    const has = weightedKinds.some((one) => one === className) && !isConstant
    return has ? [{ className, name, own }] : []
  })
}

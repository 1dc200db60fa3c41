import { HeatlensError } from '../../errors/index.ts'
import { planGraph } from '../../graph/planGraph.ts'
import { valueCount } from '../../model/package/manifest.ts'
import type { StoredNetwork } from '../../model/storedNetwork.ts'
import index from '../architectures/index.json' with { type: 'json' }
import { readModelJson } from '../keras/config.ts'
import { readModel } from '../keras/readModel.ts'
import type { WeightSource } from '../keras/weights.ts'
import { type Build, buildModel, heads } from './build.ts'
import { type Description, type FamilyName, readFamily } from './description.ts'
import { setWidths } from './expand.ts'
import { countKinds, type FileLayer } from './fileLayers.ts'
import { matchNames } from './matchNames.ts'
import { wantsDivision } from './normalized.ts'

/** A file of weights alone. */
export interface WeightsFile {
  layers: readonly FileLayer[]
  /** False where layers have no names but those of Keras 3's groups. */
  hasNames: boolean
  /** Its weights by the place of their layer. A source takes each weight once. */
  source(): WeightSource
}

/** A network of keras.applications in the index: `base` counts its layers without the head, by kind. */
interface Known {
  name: string
  family: string
  size: number
  weights: number
  base: readonly number[]
  head: readonly number[]
  bare?: readonly number[]
  /** Of which network it has the description. */
  as?: string
}

/** A network that was recognised, and what it is in keras.applications. */
export type Recognised = Pick<StoredNetwork, 'graph' | 'tensors'> & { name: string }

/**
 * Recognises a network of keras.applications by its weights alone, with its own head or with one dense layer after
 * pooling, and gives its graph. Undefined if it is none. Throws a `format` error if it is one without a head.
 */
export async function recognise(file: WeightsFile): Promise<Recognised | undefined> {
  const base = findBase(file.layers)
  const counts = countKinds(file.layers)
  if (!counts) return undefined
  const inBase = base === undefined ? file.layers : file.layers.filter(({ outer }) => outer === base)
  const size = sizeOf(file.layers)
  for (const known of (index.networks as readonly Known[]).toSorted((a, b) => far(a, size) - far(b, size))) {
    for (const head of heads) {
      const wanted = head.counts(known.base, known.head, known.bare)
      if (!wanted || String(wanted) !== String(counts)) continue
      const family = await readFamily(known.family as FamilyName)
      const description = family.networks[known.as ?? known.name] as Description
      const lines = head.lines(description)
      const names = file.hasNames ? matchNames(lines, family, inBase) : new Map<string, string>()
      if (!names) continue
      if (head.id === 'none') throw new HeatlensError('noDenseLayers')
      const build: Build = { file, family, lines, names, base, head, size: known.size, name: known.name }
      const network = await tryBuild(build)
      if (network) return { ...network, name: known.name }
    }
  }
  return undefined
}

/** How far a network's number of weights is from the file's: those of other widths come last. */
const far = ({ weights }: Known, size: number) => Math.abs(weights - size)

/** The number of weights. */
const sizeOf = (layers: readonly FileLayer[]) =>
  layers.reduce((sum, { weights }) => sum + [...weights.values()].reduce((all, shape) => all + valueCount(shape), 0), 0)

/** The model that has most of the layers inside of it, if there is one. */
function findBase(layers: readonly FileLayer[]): string | undefined {
  const counts = new Map<string, number>()
  for (const { outer, weights } of layers) if (weights.size > 0) counts.set(outer, (counts.get(outer) ?? 0) + 1)
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a)
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return most && most[1] > 4 && most[1] > all / 2 ? most[0] : undefined
}

/** Builds the network and plans it, which checks all shapes. Undefined if the weights do not fit. */
async function tryBuild(build: Build): Promise<Pick<StoredNetwork, 'graph' | 'tensors'> | undefined> {
  const { file, head } = build
  for (const pooling of head.pooling(build)) {
    let model = readModelJson(buildModel(build, { pooling, isDivided: false }), VERSION)
    if (await wantsDivision(model.model, file.source())) {
      model = readModelJson(buildModel(build, { pooling, isDivided: true }), VERSION)
    }
    setWidths(model.model, file.source())
    try {
      const network = readModel(model, file.source())
      planGraph(network.graph, network.tensors)
      return network
    } catch (error) {
      if (!(error instanceof HeatlensError)) throw error
    }
  }
  return undefined
}

/** The descriptions are of this version of Keras. */
const VERSION = '3.15.1'

import type { NetworkPlan } from '../graph/plan.ts'
import { planGraph } from '../graph/planGraph.ts'
import { usedPart } from '../model/package/usedPart.ts'
import type { PackageAbout, Packed } from '../model/package/writePackage.ts'
import type { StoredNetwork } from '../model/storedNetwork.ts'
import type { Keeping, Preprocessing } from '../types.ts'
import { vgg16 } from './aboutFile.ts'
import { type Named, nameClasses } from './classNames.ts'
import { guessPreprocessing } from './guessPreprocessing.ts'
import type { SourceFile } from './sources.ts'

/** A network from files, ready to be written as a package. */
export interface Prepared
  extends Pick<PackageAbout, 'outputs' | 'preprocessing' | 'preprocessingFrom'>,
    Pick<Named, 'told' | 'isNamed'> {
  /** What a package holds of it. */
  network: Packed
  plan: NetworkPlan
}

/**
 * Plans a network from files, which refuses what cannot run before any weights are read, and says what its package is
 * to say: the names of its classes and how its input is made. `known` is what a person says about that. Throws `format`
 * errors.
 */
export function preparePackage(
  stored: StoredNetwork,
  sources: readonly SourceFile[],
  { preprocessing: known = {}, reading }: Pick<Keeping, 'preprocessing' | 'reading'> = {},
): Prepared {
  // Where the file leaves the size free, what lies beside it may tell one.
  const { height, width } = { ...stored.about.preprocessing, ...known }
  const plan = planGraph(stored.graph, stored.tensors, {
    ...(height !== undefined && { height }),
    ...(width !== undefined && { width }),
  })
  const network = usedPart(stored, plan)
  const read = plan.outputs.map((output) => ({ ...output, ...(output.head === 'linear' && { reading }) }))
  const { classes, isNamed, told } = nameClasses(read, stored.about.lists ?? [])
  return {
    network,
    plan,
    isNamed,
    ...(told && { told }),
    outputs: classes.map((list, index) => {
      const own = read[index]?.reading
      return { classes: list, ...(own && { reading: own }) }
    }),
    ...preprocessingOf(stored, plan, sources, known),
  }
}

function preprocessingOf(
  { graph, about }: StoredNetwork,
  { inputs: [picture] }: NetworkPlan,
  sources: readonly SourceFile[],
  known: Partial<Preprocessing>,
): Pick<Prepared, 'preprocessing' | 'preprocessingFrom'> {
  const shape = picture?.shape ?? []
  const { preprocessing, from } = guessPreprocessing(graph, shape, about.preprocessing, about.preprocessingFrom)
  const [height = 0, width = 0] = shape
  const isRelease = sources.some(({ file }) => file.name === vgg16.file)
  const isKnown = known.values !== undefined
  return {
    // The sizes are the network's.
    preprocessing: { ...preprocessing, ...known, height, width },
    preprocessingFrom: isKnown ? 'person' : isRelease ? 'file' : from,
  }
}

import { HeatlensError } from '../../errors/index.ts'
import { lazyImport } from '../../lazyImport.ts'
import { stemOf } from '../networkNames.ts'
import type { StoredNetwork } from '../storedNetwork.ts'
import { architectures } from './architectures/index.ts'
import { families } from './families/index.ts'
import { fingerprint } from './fingerprint.ts'
import { Modules } from './modules.ts'
import { normalized } from './normalized.ts'
import { refuseOtherTasks } from './otherTasks.ts'
import type { Preset } from './presets.ts'
import { type StateDict, Unfit } from './stateDict.ts'
import { TorchBuilder } from './torchBuilder.ts'

const presetTable = lazyImport(() => import('./presets.ts'))

/** The names of the architectures, for people. */
const known = [...new Set([...families.map(({ name }) => name), ...architectures.map(({ name }) => name)])]

/**
 * The network that a state dict belongs to: the architecture whose weights have the same names and shapes, as far as
 * the last layer. `said`: what the file says of its architecture. Throws a `format` error if none is known, or if its weights are of a network that names no classes.
 */
export async function readStateDict(
  given: StateDict,
  fileName: string,
  said: readonly string[] = [],
): Promise<StoredNetwork> {
  const name = stemOf(fileName) || 'network'
  const hints = [fileName, ...said]
  const lite = readLite(given)
  if (lite) return { ...lite, about: { name } }
  for (const dict of normalized(given)) {
    for (const family of families) {
      if (!family.mayBe(dict)) continue
      const network = await readFamily(dict, family, name, hints)
      if (network) return network
    }
  }
  refuseOtherTasks(given, fileName)
  const [first] = given.values()
  const told = first ? `${first.name.slice(0, 80)} [${first.shape.join(', ')}]` : ''
  throw new HeatlensError('stateDictUnknown', { file: fileName, known, count: given.size, first: told })
}

/** The first architecture, whose nodes are convolutions with their BatchNorm in them. */
function readLite(dict: StateDict): Omit<StoredNetwork, 'about'> | undefined {
  for (const { build } of architectures) {
    const builder = new TorchBuilder(dict)
    try {
      return builder.build(build(builder))
    } catch (error) {
      if (!(error instanceof Unfit)) throw error
    }
  }
  return undefined
}

type Family = (typeof families)[number]

async function readFamily(
  dict: StateDict,
  family: Family,
  name: string,
  hints: readonly string[],
): Promise<StoredNetwork | undefined> {
  const { presetsFor, preprocessingOf } = await presetTable()
  const build = await family.load()
  const [likely, ...others] = presetsFor(fingerprint(dict), hints)
  const preset: Partial<Preset> = likely ?? {}
  const modules = new Modules(dict, preset)
  try {
    const network = modules.build(build(modules))
    const architecture = preset.name === undefined ? family.name : `${preset.library} ${preset.name}`
    const twins = others.filter((one) => one.name !== preset.name).map((one) => one.name)
    const producer = ['PyTorch', architecture, ...twins.map((twin) => `or ${twin}`)].join(', ')
    const about = { name, producer, architecture }
    return { ...network, about: { ...about, preprocessing: preprocessingOf(preset), preprocessingFrom: 'guess' } }
  } catch (error) {
    if (!(error instanceof Unfit)) throw error
    return undefined
  }
}

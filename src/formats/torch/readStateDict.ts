import { HeatlensError } from '../../errors/index.ts'
import { stemOf } from '../networkNames.ts'
import type { StoredNetwork } from '../storedNetwork.ts'
import { architectures } from './architectures/index.ts'
import { families } from './families/index.ts'
import { fingerprint } from './fingerprint.ts'
import { Modules } from './modules.ts'
import { normalized } from './normalized.ts'
import type { Preset } from './presets.ts'
import { refuseOtherTasks } from './otherTasks.ts'
import { lazyImport } from '../../lazyImport.ts'
import { type StateDict, Unfit } from './stateDict.ts'
import { TorchBuilder } from './torchBuilder.ts'

const presetTable = lazyImport(() => import('./presets.ts'))

/** The names of the architectures, for people. */
const known = [...new Set([...families.map(({ name }) => name), ...architectures.map(({ name }) => name)])]

/**
 * The network that a state dict belongs to: the architecture whose weights have the same names and shapes, as far as
 * the last layer. Throws a `format` error if none is known, or if its weights are of a network that names no classes.
 */
export async function readStateDict(given: StateDict, fileName: string): Promise<StoredNetwork> {
  const name = stemOf(fileName) || 'network'
  const lite = readLite(given)
  if (lite) return { ...lite, about: { name } }
  let isUnfit = false
  for (const dict of normalized(given)) {
    for (const family of families) {
      if (!family.mayBe(dict)) continue
      const network = await readFamily(dict, family, name)
      if (network) return network
      isUnfit = true
    }
  }
  refuseOtherTasks(given, fileName)
  throw new HeatlensError('stateDictUnknown', { file: fileName, known, isNear: isUnfit })
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

async function readFamily(dict: StateDict, family: Family, name: string): Promise<StoredNetwork | undefined> {
  const { presetsFor, preprocessingOf } = await presetTable()
  const build = await family.load()
  const presets = presetsFor(fingerprint(dict))
  const preset: Partial<Preset> = presets[0] ?? {}
  const modules = new Modules(dict, preset)
  try {
    const network = modules.build(build(modules))
    const architecture = preset.name === undefined ? family.name : `${preset.library} ${preset.name}`
    const about = { name, producer: `PyTorch, ${architecture}`, architecture }
    return { ...network, about: { ...about, preprocessing: preprocessingOf(preset), preprocessingFrom: 'guess' } }
  } catch (error) {
    if (!(error instanceof Unfit)) throw error
    return undefined
  }
}

import { HeatlensError } from '../../errors/index.ts'
import { isObject, own } from '../../json.ts'
import { lazyImport } from '../../lazyImport.ts'
import type { StoredNetwork } from '../../model/storedNetwork.ts'
import type { Choices } from '../../types.ts'
import { stemOf } from '../networkNames.ts'
import { architectureOf, smoothingIn } from './alike.ts'
import { architectures } from './architectures/index.ts'
import type { Beside } from './besideWeights.ts'
import { families } from './families/index.ts'
import { fingerprint } from './fingerprint.ts'
import { fromTransformers } from './huggingFace.ts'
import { chosenActivation } from './layers/activate.ts'
import { Modules } from './modules.ts'
import { normalized } from './normalized.ts'
import { refuseOtherTasks } from './otherTasks.ts'
import type { Preset } from './presets.ts'
import { type Processed, sidesOf } from './processor.ts'
import { type StateDict, Unfit } from './stateDict.ts'
import { TorchBuilder } from './torchBuilder.ts'

const presetTable = lazyImport(() => import('./presets.ts'))

/** The names of the architectures, for people. */
const known = [...new Set([...families.map(({ name }) => name), ...architectures.map(({ name }) => name)])]

/**
 * The network that a state dict belongs to: the architecture whose weights have the same names and shapes, as far as
 * the last layer. `beside`: what stands beside it. `choices`: what a person says of what the weights leave open. Throws a `format` error if none is known, or if its weights are of a network that names no classes.
 */
export async function readStateDict(
  given: StateDict,
  fileName: string,
  beside: Beside = { config: undefined, said: [], processed: undefined },
  choices: Choices = {},
): Promise<StoredNetwork> {
  const name = stemOf(fileName) || 'network'
  const lite = readLite(given)
  if (lite) return { ...lite, about: { name } }
  const said = [fileName, ...beside.said]
  const hints = choices.architecture === undefined ? said : [choices.architecture]
  const type = beside.config && own(beside.config, 'model_type')
  for (const { dict: names, features, model } of normalized(given)) {
    if (model !== undefined && type !== undefined && type !== model) continue
    const translated = fromTransformers(names, beside.config)
    const dict = translated?.dict ?? names
    for (const family of families) {
      if (!family.mayBe(dict)) continue
      const network = await readFamily(dict, family, {
        ...{ name, fileName, choices, hints, processed: beside.processed },
        preset: { ...windowsOfName(said), ...presetOf(beside), ...translated?.preset, ...(features && { features }) },
        architecture: translated?.architecture ?? family.name,
      })
      if (network) return translated ? asTransformers(network, translated.toTheirs) : network
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

/** What is said of a network beside its weights. */
interface Said {
  name: string
  fileName: string
  hints: readonly string[]
  choices: Choices
  preset: Partial<Preset>
  /** Its architecture, where no table has its weights. */
  architecture: string
  processed: Processed | undefined
}

async function readFamily(
  dict: StateDict,
  family: Family,
  { name, fileName, hints, choices, preset: more, architecture: usual, processed }: Said,
): Promise<StoredNetwork | undefined> {
  const { presetsFor, preprocessingOf } = await presetTable()
  const build = await family.load()
  const smoothing = smoothingIn(hints)
  const presets = presetsFor(fingerprint(dict), hints)
  // torchvision has no networks that smooth.
  const likely = presets.find(({ library }) => !smoothing || library === 'timm') ?? presets[0]
  const between = chosenActivation(choices)
  const preset: Partial<Preset> = {
    ...{ ...(likely ?? presetOfName(hints)), ...activationOfName(hints), ...rotationOfName(hints), ...more },
    ...{ ...(smoothing && { smoothing }), ...(between && { between }) },
  }
  const modules = new Modules(dict, preset)
  try {
    const network = modules.build(build(modules))
    const { headless, activation } = modules
    if (smoothing && !modules.kind) return undefined
    if (headless !== undefined) throw new HeatlensError('headsUnknown', { file: fileName, channels: headless })
    const known = likely ? [likely, ...presets.filter((one) => one !== likely)] : []
    const { name: itsName, question } = architectureOf(modules, { presets: known, preset, hints }, choices)
    const architecture = likely && itsName ? `${likely.library} ${itsName}` : usual
    const asked = question?.options ?? []
    const twins = known.map((one) => one.name).filter((one) => one !== likely?.name && !asked.includes(one))
    const producer = ['PyTorch', architecture, ...twins.map((twin) => `or ${twin}`)].join(', ')
    const open = [question, activation].filter((one) => one !== undefined)
    const about = { name, producer, architecture, ...(open.length > 0 && { open }) }
    const [input] = network.graph.nodes
    const isGrey = input?.operation.kind === 'input' && input.operation.shape.at(-1) === 1
    const guess = { preprocessing: preprocessingOf(preset, dict, isGrey), preprocessingFrom: 'guess' as const }
    return {
      ...network,
      about: { ...about, ...(processed ? readFrom(processed) : guess) },
    }
  } catch (error) {
    if (!(error instanceof Unfit)) throw error
    return undefined
  }
}

const readFrom = ({ preprocessing, isExact }: Processed) => ({
  preprocessing,
  preprocessingFrom: isExact ? ('file' as const) : ('guess' as const),
})

/** What files beside weights say of any network. */
function presetOf({ config = {}, processed }: Beside): Partial<Preset> {
  const args = own(config, 'model_args')
  const heads = own(config, 'num_attention_heads') ?? (isObject(args) ? own(args, 'num_heads') : undefined)
  const sides = processed?.sides ?? sidesOf(own(config, 'image_size'))
  const window = isObject(args) ? own(args, 'window_size') : undefined
  return {
    ...(sides && { sides }),
    ...(typeof window === 'number' && { window }),
    ...(typeof heads === 'number' && Number.isInteger(heads) && heads > 0 && { heads }),
  }
}

/** What the name of a network says whose weights are not known: timm calls those `tf_` that came from TensorFlow. */
const presetOfName = (hints: readonly string[]): Partial<Preset> =>
  hints.some((hint) => /(?:^|[^a-z])tf_/i.test(hint)) ? { same: true, epsilon: 1e-3 } : {}

/** timm's names of networks that have OpenAI's activation. */
const activationOfName = (hints: readonly string[]): Partial<Preset> =>
  hints.some((hint) => /quick_?gelu/i.test(hint)) ? { activation: 'quickGelu' } : {}

/** timm's names of vision transformers whose queries and keys are turned by their places, of which weights show nothing. */
const rotationOfName = (hints: readonly string[]): Partial<Preset> =>
  hints.some((hint) => /(?:^|[^a-z])rope(?![a-z])|eva_?02/i.test(hint)) ? { rotates: true } : {}

/** timm's names of Swin v2 say how large windows are, and were before: `swinv2_base_window12to16_192to256`. */
function windowsOfName(hints: readonly string[]): Partial<Preset> {
  const [before, now] = hints.flatMap((hint) => {
    const found = /swin_?v2\w*window(\d+)(?:to(\d+))?/i.exec(hint)
    return found ? [[Number(found[1]), Number(found[2] ?? found[1])] as const] : []
  })[0] ?? [0, 0]
  if (now === 0) return {}
  // The last stage of the training before was smaller than its windows.
  return { window: now, ...(before !== now && { trainedWindows: [before, before, before, before / 2] }) }
}

/** A network whose nodes have the names of transformers, which builds it by its config.json. */
function asTransformers(network: StoredNetwork, toName: (name: string) => string): StoredNetwork {
  const { nodes, inputs, outputs } = network.graph
  const taken = new Set<string>()
  const names = new Map(
    nodes.map(({ name }) => {
      const wanted = toName(name)
      const free = taken.has(wanted) ? name : wanted
      taken.add(free)
      return [name, free]
    }),
  )
  const to = (name: string) => names.get(name) ?? name
  const renamed = nodes.map((node) => ({ ...node, name: to(node.name), inputs: node.inputs.map(to) }))
  const ends = outputs.map(({ name, node }) => ({ name: to(name), node: to(node) }))
  const { architecture = '' } = network.about
  const about = { ...network.about, architecture: `transformers ${architecture}` }
  return { ...network, about, graph: { nodes: renamed, inputs: inputs.map(to), outputs: ends } }
}

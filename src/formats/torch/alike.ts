import type { Choices, OpenQuestion } from '../../types.ts'
import type { Kind, Modules } from './modules.ts'
import type { Preset } from './presets.ts'

// Architectures whose weights have the same names and shapes, and which compute something else.

/** How networks of timm smooth what they halve: by the mean of four, or as BlurPool does, over one of two paddings. */
export type Smoothing = NonNullable<Preset['smoothing']>

const ways: readonly (readonly [RegExp, Smoothing])[] = [
  [/ne(?:x)?taa(?![a-z])/i, 'average'],
  [/ne(?:x)?tblur(?![a-z])/i, 'reflected'],
  [/conv_aa(?![a-z])/i, 'average'],
  [/(?:conv_blur(?![a-z])|efficientnet_blur(?:_b\d|$))/i, 'zeros'],
]

/** timm's names of networks that smooth before each stride, of which their weights show nothing. */
export const smoothingIn = (hints: readonly string[]): Smoothing | undefined =>
  ways.find(([pattern]) => hints.some((hint) => pattern.test(hint)))?.[1]

/** Those that timm has. */
const smoothing = [
  ...['resnetblur18', 'resnetaa34d', 'resnetaa50', 'resnetblur50', 'resnetaa50d', 'resnetblur50d', 'resnetaa101d'],
  ...['resnetblur101d', 'seresnetaa50d', 'seresnextaa101d_32x8d', 'seresnextaa201d_32x8d', 'efficientnet_blur_b0'],
  ...['mobilenetv4_conv_aa_medium', 'mobilenetv4_conv_blur_medium', 'mobilenetv4_conv_aa_large'],
]

/** The name of the network with the same weights that smooths nothing. */
const plainName = (name: string) => name.replace(/(?<=ne(?:x)?t)(?:aa|blur)|_(?:aa|blur)(?=_)/, '')

/** What a network is called that smooths like this. */
function withSmoothing(name: string, how: Smoothing | undefined): string {
  if (how === undefined) return name
  const found = smoothing.find((one) => plainName(one) === name && smoothingIn([one]) === how)
  return found ?? (how === 'average' ? `${name}aa` : `${name}blur`)
}

/** What `presets` say that makes another network of the same weights. */
const computed = ({ epsilon = 1e-5, same }: Partial<Preset>) => `${epsilon} ${same}`

interface Known {
  /** The networks that are known by these weights, the likeliest first. */
  presets: readonly Preset[]
  preset: Partial<Preset>
  /** What names the network. */
  hints: readonly string[]
}

/** The name of the architecture that was built, and the question which of those it is that have its weights. */
export function architectureOf(
  { kind }: Modules,
  { presets, preset, hints }: Known,
  choices: Choices,
): { name: string | undefined; question: OpenQuestion | undefined } {
  const [likely] = presets
  if (!kind) return { name: likely?.name, question: undefined }
  const plain = likely ? namesApart(presets) : namesOf(kind)
  const own = likely?.name ?? namesOf(kind)[preset.same || preset.rotates ? 1 : 0] ?? kind.name
  const chosen = withSmoothing(own, preset.smoothing)
  const others = smoothing.filter((name) => plain.includes(plainName(name)))
  const options = [...new Set([...plain, ...others, chosen])]
  if (options.length < 2) return { name: likely && chosen, question: undefined }
  const isNamed = hints.some((hint) => hint.toLowerCase().replace('deit_3', 'deit3').includes(chosen))
  const isSaid = preset.smoothing !== undefined || preset.rotates === true || isNamed
  const isChosen = choices.architecture !== undefined
  const from = isChosen ? 'person' : isSaid ? 'file' : plain.length > 1 ? 'guess' : 'usual'
  return { name: likely && chosen, question: { about: 'architecture', options, chosen, from } }
}

const namesOf = ({ name, hasTwin, rotated }: Kind): string[] => [
  name,
  ...(hasTwin ? [`tf_${name}`] : []),
  ...(rotated ? [rotated] : []),
]

/** The first name of each that computes something else, in the order of the table. */
function namesApart(presets: readonly Preset[]): string[] {
  const found = new Map<string, string>()
  for (const preset of presets.toSorted((a, b) => a.name.length - b.name.length)) {
    if (!found.has(computed(preset))) found.set(computed(preset), preset.name)
  }
  return [...found.values()]
}

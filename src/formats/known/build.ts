import type { Description, Family, LayerLine } from './description.ts'
import { expand, type KerasLayer } from './expand.ts'
import { type FileLayer, weightedKinds } from './fileLayers.ts'
import { divisors } from './normalized.ts'
import type { WeightsFile } from './recognise.ts'

/** What follows the layers that see: pooling and one dense layer is what people put there. */
type Pooling = 'GlobalAveragePooling2D' | 'GlobalMaxPooling2D' | 'Flatten'

/** How a network goes on after what all of its kind share. */
interface HeadKind {
  id: 'own' | 'dense' | 'none'
  /** Layers with weights by kind, of the whole; undefined if no network has this. */
  counts(base: readonly number[], head: readonly number[], bare?: readonly number[]): readonly number[] | undefined
  /** The layers that are described. */
  lines(description: Description): readonly LayerLine[]
  /** What to try between them and the dense layer. */
  pooling(build: Build): readonly (Pooling | undefined)[]
}

/** All that is known of a network to be built. */
export interface Build {
  file: WeightsFile
  family: Family
  lines: readonly LayerLine[]
  /** Names in the file, by Keras' own. */
  names: ReadonlyMap<string, string>
  /** The name of the model that the layers are in. */
  base: string | undefined
  head: HeadKind
  size: number
  name: string
}

const plus = (a: readonly number[], b: readonly number[] = []) => a.map((count, index) => count + (b[index] ?? 0))

const oneDense = weightedKinds.map((kind) => (kind === 'Dense' ? 1 : 0))

const withoutHead = ({ layers, head, bare = [] }: Description) => [...layers.slice(0, head), ...bare]

/** Weightless layers outside of the base tell how it is pooled, as far as the file lists them. */
function poolings({ file }: Build): readonly Pooling[] {
  const listed = (pattern: RegExp) => file.layers.some(({ name, weights }) => weights.size === 0 && pattern.test(name))
  if (listed(/(^|\/)global_max_pooling2d(_\d+)?$/)) return ['GlobalMaxPooling2D']
  return ['GlobalAveragePooling2D', 'Flatten']
}

/** The heads that are tried, in this order. */
export const heads: readonly HeadKind[] = [
  {
    id: 'own',
    counts: (base, head) => plus(base, head),
    lines: ({ layers }) => layers,
    pooling: () => [undefined],
  },
  {
    id: 'dense',
    counts: (base, _, bare) => plus(plus(base, bare), oneDense),
    lines: withoutHead,
    pooling: poolings,
  },
  { id: 'none', counts: (base, _, bare) => plus(base, bare), lines: withoutHead, pooling: () => [] },
]

const inbound = (name: string) => [[[name, 0, 0]]]

/** The model as Keras would write it, without widths. */
export function buildModel(
  build: Build,
  { pooling, isDivided }: { pooling: Pooling | undefined; isDivided: boolean },
): Record<string, unknown> {
  const { family, lines, names, base, size, name } = build
  const layers = expand(lines, family, (own) => names.get(own), size)
  if (isDivided) divide(layers)
  const last = (layers.at(-1) as KerasLayer).name as string
  const ends = { input_layers: [[layers[0]?.name, 0, 0]], output_layers: [[last, 0, 0]] }
  if (!pooling) return model(name, layers, ends)
  const dense = build.file.layers.find((layer) => isHeadDense(layer, build))?.name ?? 'dense'
  const pool = 'pooling'
  const tail = (from: string): KerasLayer[] => [
    { class_name: pooling, name: pool, config: { name: pool }, inbound_nodes: inbound(from) },
    { class_name: 'Dense', name: dense, config: { name: dense, activation: 'softmax' }, inbound_nodes: inbound(pool) },
  ]
  if (base === undefined) {
    return model(name, [...layers, ...tail(last)], { ...ends, output_layers: [[dense, 0, 0]] })
  }
  const inner = build.file.hasNames ? base : name
  const input = { class_name: 'InputLayer', name: 'picture', config: { name: 'picture', batch_shape: shape(size) } }
  const whole: KerasLayer[] = [
    { ...input, inbound_nodes: [] },
    { ...model(inner, layers, ends), name: inner, inbound_nodes: inbound('picture') },
    ...tail(inner),
  ]
  return model(name, whole, { input_layers: [['picture', 0, 0]], output_layers: [[dense, 0, 0]] })
}

const shape = (size: number) => [null, size, size, 3]

const model = (name: string, layers: readonly KerasLayer[], ends: Record<string, unknown>) => ({
  class_name: 'Functional',
  config: { name, layers, ...ends },
})

function isHeadDense({ kind, name, outer, weights }: FileLayer, { names, base }: Build): boolean {
  const isInside = base === undefined ? [...names.values()].includes(name) : outer === base
  return kind === 'Dense' && weights.size > 0 && !isInside
}

/** Puts EfficientNet's second division behind its normalization. */
function divide(layers: KerasLayer[]): void {
  const at = layers.findIndex(({ class_name }) => class_name === 'Normalization')
  const before = layers[at]?.name as string
  const name = 'rescaling_1'
  const config = { name, scale: divisors.map((divisor) => 1 / divisor), offset: 0 }
  const next = layers[at + 1] as KerasLayer
  next.inbound_nodes = inbound(name)
  layers.splice(at + 1, 0, { class_name: 'Rescaling', name, config, inbound_nodes: inbound(before) })
}

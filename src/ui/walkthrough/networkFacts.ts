import type { LayerSummary, ModelInfo } from '../../types.ts'

/** How a network goes from the cells of a layer to its answer. */
export type Ending = 'average' | 'max' | 'flatten'

/** What is to be said of a network in a few sentences. */
export interface NetworkFacts {
  /** Layers follow one another, pool, and end in several dense layers, as VGG16's. */
  isVgg: boolean
  isChain: boolean
  hasConvolutions: boolean
  /** The kinds of layers where branches come together. */
  joins: readonly string[]
  /** What puts an end to places, and the layer that it takes them from. */
  end?: { how: Ending; of: string }
  last?: LayerSummary
}

const endings: readonly (readonly [pattern: RegExp, how: Ending])[] = [
  [/^GlobalAv(era)?g|^GlobalAveragePool|Mean$/i, 'average'],
  [/^GlobalMax/i, 'max'],
  [/^Flatten$/i, 'flatten'],
]

/** Reads the facts from the summary of a network. */
export function networkFacts({ summary, targetLayer }: Pick<ModelInfo, 'summary' | 'targetLayer'>): NetworkFacts {
  const users = new Map<string, number>()
  for (const { inputs } of summary) for (const name of inputs) users.set(name, (users.get(name) ?? 0) + 1)
  const isChain = summary.every(({ name, inputs }) => inputs.length <= 1 && (users.get(name) ?? 0) <= 1)
  const kinds = summary.map(({ className }) => className)
  const target = summary.findIndex(({ name }) => name === targetLayer)
  const after = summary.slice(target + 1)
  const ending = after
    .map(({ className, inputs }) => ({ how: endings.find(([kind]) => kind.test(className))?.[1], of: inputs[0] }))
    .find(({ how }) => how !== undefined)
  const last = summary.at(-1)
  return {
    isChain,
    isVgg: isChain && kinds.includes('MaxPooling2D') && kinds.filter((kind) => kind === 'Dense').length > 1,
    hasConvolutions: kinds.some((kind) => /conv/i.test(kind)),
    joins: [...new Set(summary.filter(({ inputs }) => inputs.length > 1).map(({ className }) => className))].slice(
      0,
      4,
    ),
    ...(ending?.how && ending.of !== undefined && { end: { how: ending.how, of: ending.of } }),
    ...(last && { last }),
  }
}

/** True for a convolution, of any kind. */
export const isConvolution = ({ summary }: Pick<ModelInfo, 'summary'>, layer: string): boolean =>
  /conv/i.test(summary.find(({ name }) => name === layer)?.className ?? '')

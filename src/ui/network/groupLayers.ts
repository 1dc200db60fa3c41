import type { LayerSummary } from '../../types.ts'

/** Layers that are drawn as one card, one below the other: each takes the output of the one above it, and nothing else. */
export interface Card {
  /** The name of its first layer. */
  id: string
  layers: readonly LayerSummary[]
  /** The nested model that its layers are in, if they are in one. */
  group?: string
}

/** A network as cards, with the arrows between them. */
export interface Cards {
  cards: readonly Card[]
  /** Ids of two cards. */
  arrows: readonly (readonly [from: string, to: string])[]
}

/** Layers that shape the output of the one before them, and belong to it. */
const isFollower = ({ className }: LayerSummary) =>
  /norm|activation|^re_?lu|elu$|swish|silu|softmax|sigmoid|pool|drop|flatten|pad(ding)?2d|rescal/i.test(className)

/** The outermost nested model that a layer is in: `vgg16` of `vgg16/block1_conv1`. */
const groupOf = (name: string) => (name.includes('/') ? name.slice(0, name.indexOf('/')) : undefined)

/**
 * Puts each layer that merely follows another into that one's card: a convolution with its normalisation and its
 * activation is one card. A layer that two others use ends its card.
 */
export function groupLayers(summary: readonly LayerSummary[]): Cards {
  const users = new Map<string, number>()
  for (const { inputs } of summary) for (const name of inputs) users.set(name, (users.get(name) ?? 0) + 1)
  const cardOf = new Map<string, { id: string; layers: LayerSummary[]; group?: string }>()
  const arrows = new Map<string, readonly [string, string]>()
  for (const layer of summary) {
    const [input] = layer.inputs
    const before = input === undefined || layer.inputs.length > 1 ? undefined : cardOf.get(input)
    const group = groupOf(layer.name)
    if (before && users.get(input as string) === 1 && before.group === group && isFollower(layer)) {
      before.layers.push(layer)
      cardOf.set(layer.name, before)
      continue
    }
    const card = { id: layer.name, layers: [layer], ...(group !== undefined && { group }) }
    cardOf.set(layer.name, card)
    for (const name of layer.inputs) {
      const from = cardOf.get(name)
      if (from) arrows.set(JSON.stringify([from.id, card.id]), [from.id, card.id])
    }
  }
  return { cards: [...new Set(cardOf.values())], arrows: [...arrows.values()] }
}

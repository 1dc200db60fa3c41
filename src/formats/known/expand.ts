import { isModel, type LayerJson, layersOf } from '../keras/config.ts'
import { groupsOf, snakeCase } from '../keras/groups.ts'
import type { LayerPlace, WeightSource } from '../keras/weights.ts'
import type { Family, LayerLine } from './description.ts'

/** A layer as Keras writes it. */
export interface KerasLayer {
  class_name: string
  config: Record<string, unknown>
  name?: string
  module?: string
  inbound_nodes?: unknown[]
}

/** What a layer is called in a file of weights; undefined keeps Keras' own name. */
export type NameOf = (name: string) => string | undefined

/** Keras' own name of a layer. */
export const ownName = (className: string, name: string | number): string =>
  typeof name === 'string' ? name : `${snakeCase(className)}${name === 0 ? '' : `_${name}`}`

/** The class of a line, without the mark of operations. */
export const classOf = ({ kinds }: Family, [kind]: LayerLine): string => (kinds[kind]?.[0] ?? '').replace(/^ops\./, '')

/** The layers of lines as Keras writes them, without widths. `size` is that of the picture, in pixels a side. */
export function expand(lines: readonly LayerLine[], family: Family, nameOf: NameOf, size: number): KerasLayer[] {
  const names = lines.map((line) => {
    const own = ownName(classOf(family, line), line[1])
    return nameOf(own) ?? own
  })
  return lines.map((line, index): KerasLayer => {
    const [kind, , inputs = [1], inside] = line
    const [className = '', settings = {}] = family.kinds[kind] ?? []
    const class_name = classOf(family, line)
    const name = names[index] as string
    const histories = inputs.map((back) => [names[index - back], 0, 0])
    if (className.startsWith('ops.')) {
      const tensors = histories.map((keras_history) => ({ class_name: '__keras_tensor__', config: { keras_history } }))
      const args = [...tensors, ...((settings.constants as unknown[] | undefined) ?? [])]
      return {
        class_name,
        module: 'keras.src.ops.numpy',
        config: { name },
        name,
        inbound_nodes: [{ args, kwargs: {} }],
      }
    }
    if (inside) {
      const config = { name, layers: expand(inside, family, nameOf, size) }
      return { class_name, config, name, inbound_nodes: [histories] }
    }
    if (class_name === 'InputLayer') {
      return { class_name, config: { name, batch_shape: [null, size, size, 3] }, name, inbound_nodes: [] }
    }
    return { class_name, config: { ...settings, name }, name, inbound_nodes: [histories] }
  })
}

/** The setting that is the width of a layer, and the weight whose last side it is. */
const widths: Readonly<Record<string, { setting: string; aliases: readonly string[]; index: number }>> = {
  Conv2D: { setting: 'filters', aliases: ['kernel', 'W'], index: 0 },
  SeparableConv2D: { setting: 'filters', aliases: ['pointwise_kernel'], index: 1 },
  Dense: { setting: 'units', aliases: ['kernel', 'W'], index: 0 },
}

/** Sets the widths of all layers to those of their weights. Without weights they stay unknown, which is an obstacle. */
export function setWidths(model: LayerJson, weights: WeightSource, place: LayerPlace = { names: [], group: '' }): void {
  const layers = layersOf(model)
  const groups = groupsOf(layers, place.group)
  for (const [index, layer] of layers.entries()) {
    const own = { names: [...place.names, layer.name], group: groups[index] as string }
    if (isModel(layer)) setWidths(layer, weights, own)
    const width = widths[layer.className]
    if (!width) continue
    const config = layer.config as Record<string, unknown>
    const { setting, aliases } = width
    const last = weights.find(own, { aliases, index: width.index, of: config.use_bias === false ? 1 : 2 })?.shape.at(-1)
    if (last === undefined) continue
    config[setting] = last
    if (config.groups === 'all') config.groups = last
    // A softmax of one value would always be 1.
    if (last === 1 && config.activation === 'softmax') config.activation = 'sigmoid'
  }
}

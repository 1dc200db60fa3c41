import * as v from 'valibot'
import { HeatlensError } from '../../errors/index.ts'

/** A layer in Keras' description. */
export interface LayerSpec {
  /** Keras' class, such as `Conv2D`. */
  className: string
  /** Keras' name, such as `block5_conv3`. */
  name: string
  config: Readonly<Record<string, unknown>>
}

const KerasLayer = v.object({
  class_name: v.string(),
  config: v.pipe(
    v.record(v.string(), v.unknown()),
    v.check((config) => typeof config.name === 'string'),
  ),
  inbound_nodes: v.optional(v.array(v.unknown())),
})

const KerasModel = v.object({
  class_name: v.picklist(['Sequential', 'Functional', 'Model']),
  config: v.object({ layers: v.pipe(v.array(KerasLayer), v.minLength(1), v.maxLength(1000)) }),
})

const Topology = v.union([v.object({ model_config: KerasModel }), KerasModel])

/**
 * The layers of a Keras model, in order, from TF.js' `modelTopology` or Keras' `model_config`. Throws a `format` error
 * if it is neither, or if the layers do not form a single chain.
 */
export function readTopology(topology: unknown): LayerSpec[] {
  const parsed = v.safeParse(Topology, topology)
  if (!parsed.success) {
    throw new HeatlensError('notANetwork')
  }
  const model = 'model_config' in parsed.output ? parsed.output.model_config : parsed.output
  const layers = model.config.layers
  const names = layers.map(({ config }) => config.name as string)
  if (new Set(names).size !== names.length) {
    throw new HeatlensError('layersOfSameName')
  }
  if (model.class_name !== 'Sequential') {
    layers.forEach(({ inbound_nodes }, index) => {
      const inputs = inboundNames(inbound_nodes ?? [])
      const expected = index === 0 ? [] : [names[index - 1]]
      if (inputs.length !== expected.length || inputs[0] !== expected[0]) {
        throw new HeatlensError('notOneChain', { layer: names[index] as string })
      }
    })
  }
  return layers.map(({ class_name, config }, index) => ({
    className: class_name,
    name: names[index] as string,
    config,
  }))
}

/** The names of a layer's inputs, from Keras 2's `[[["name", 0, 0, {}]]]` or Keras 3's `keras_history` entries. */
function inboundNames(nodes: unknown): string[] {
  if (Array.isArray(nodes)) {
    const [name, node, tensor] = nodes
    if (typeof name === 'string' && typeof node === 'number' && typeof tensor === 'number') return [name]
    return nodes.flatMap(inboundNames)
  }
  if (typeof nodes === 'object' && nodes !== null) return Object.values(nodes).flatMap(inboundNames)
  return []
}

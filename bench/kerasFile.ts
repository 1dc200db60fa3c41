import { readFile, rm, writeFile } from 'node:fs/promises'
import { type Zippable, zipSync } from 'fflate'
import * as h5wasm from 'h5wasm/node'
import type { GraphNode } from '../src/graph/graph.ts'
import type { Activation } from '../src/graph/operations.ts'
import type { StoredNetwork } from '../src/model/storedNetwork.ts'

/** The version whose files these are like. */
const KERAS = '3.15.1'

/** Keras' layer for a node: its class, its settings, and its weights in the order of its `vars`. */
interface KerasLayer {
  className: string
  config: Readonly<Record<string, unknown>>
  weights?: readonly string[]
}

const activationNames: Partial<Record<Activation['id'], string>> = {
  linear: 'linear',
  relu: 'relu',
  softmax: 'softmax',
}

/**
 * Writes a network as Keras 3 saves it: an archive whose files are stored, not packed. Throws RangeError for an
 * operation that no benchmark needs.
 */
export async function writeKeras(path: string, { graph, tensors }: Pick<StoredNetwork, 'graph' | 'tensors'>) {
  const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]))
  const layers = graph.nodes.map((node) => ({ node, layer: layerOf(node) }))
  await h5wasm.ready
  const weights = `${path}.h5`
  const file = new h5wasm.File(weights, 'w', { libver: ['earliest', 'v108'] })
  const groups = file.create_group('layers')
  const counts = new Map<string, number>()
  for (const { node, layer } of layers) {
    const kind = snakeCase(layer.className)
    const count = counts.get(kind) ?? 0
    counts.set(kind, count + 1)
    const vars = groups.create_group(count === 0 ? kind : `${kind}_${count}`).create_group('vars')
    for (const [index, key] of (layer.weights ?? []).entries()) {
      const tensor = byName.get(node.weights[key] ?? '')
      if (!tensor) throw new RangeError(`${node.name} has no ${key}.`)
      const data = await tensor.readRows(0, tensor.shape[0] as number)
      vars.create_dataset({ name: String(index), data, shape: [...tensor.shape] })
    }
  }
  file.close()
  const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
  const parts: Zippable = {
    'metadata.json': json({ keras_version: KERAS, date_saved: '2026-11-27@00:00:00' }),
    'config.json': json(configOf(layers, graph)),
    'model.weights.h5': new Uint8Array(await readFile(weights)),
  }
  await writeFile(path, zipSync(parts, { level: 0 }))
  await rm(weights)
}

/** As Keras names groups: `BatchNormalization` is `batch_normalization`, `Conv2D` is `conv2d`. */
const snakeCase = (name: string) => name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase()

function configOf(layers: readonly { node: GraphNode; layer: KerasLayer }[], graph: StoredNetwork['graph']): unknown {
  const tensor = (name: string) => ({ class_name: '__keras_tensor__', config: { keras_history: [name, 0, 0] } })
  const place = (name: string | undefined) => [name, 0, 0]
  return {
    module: 'keras',
    class_name: 'Functional',
    registered_name: 'Functional',
    config: {
      name: 'network',
      layers: layers.map(({ node: { name, inputs }, layer: { className, config } }) => ({
        ...{ module: 'keras.layers', class_name: className, registered_name: null, name },
        config: { name, ...config },
        inbound_nodes:
          inputs.length === 0
            ? []
            : [{ args: inputs.length === 1 ? inputs.map(tensor) : [inputs.map(tensor)], kwargs: {} }],
      })),
      input_layers: place(graph.inputs[0]),
      output_layers: place(graph.outputs[0]?.node),
    },
  }
}

const data_format = 'channels_last'

/** Keras' layer for a node. */
function layerOf({ name, operation }: GraphNode): KerasLayer {
  const named = (activation: Activation) => {
    const found = activationNames[activation.id]
    if (found === undefined) throw new RangeError(`${name} is not one that this file is for.`)
    return found
  }
  switch (operation.kind) {
    case 'input':
      return { className: 'InputLayer', config: { batch_shape: [null, ...operation.shape], dtype: 'float32' } }
    case 'conv2d': {
      const { filters, groups, size, strides, padding, dilation, useBias, activation } = operation
      return {
        className: 'Conv2D',
        config: {
          ...{ filters, groups, kernel_size: size, strides, padding, dilation_rate: dilation, data_format },
          ...{ use_bias: useBias, activation: named(activation) },
        },
        weights: useBias ? ['kernel', 'bias'] : ['kernel'],
      }
    }
    case 'batchNormalization':
      return {
        className: 'BatchNormalization',
        config: { axis: -1, epsilon: operation.epsilon, center: true, scale: true },
        weights: ['gamma', 'beta', 'mean', 'variance'],
      }
    case 'activation':
      return { className: 'Activation', config: { activation: named(operation.activation) } }
    case 'padding2d': {
      const { top, bottom, left, right } = operation
      const padding = [
        [top, bottom],
        [left, right],
      ]
      return { className: 'ZeroPadding2D', config: { padding, data_format } }
    }
    case 'pooling2d': {
      const { size, strides, padding } = operation
      return { className: 'MaxPooling2D', config: { pool_size: size, strides, padding, data_format } }
    }
    case 'reduce':
      return { className: 'GlobalAveragePooling2D', config: { keepdims: false, data_format } }
    case 'arithmetic':
      return { className: 'Add', config: {} }
    case 'dense': {
      const { units, useBias, activation } = operation
      return {
        className: 'Dense',
        config: { units, use_bias: useBias, activation: named(activation) },
        weights: useBias ? ['kernel', 'bias'] : ['kernel'],
      }
    }
  }
  throw new RangeError(`${name} is not one that this file is for.`)
}

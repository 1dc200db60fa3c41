import * as v from 'valibot'
import { HeatlensError } from '../../errors/index.ts'
import { MAX_OUTPUTS } from '../../graph/planGraph.ts'
import { isObject, type JsonObject, own } from '../../json.ts'
import type { StoredNetwork } from '../../model/storedNetwork.ts'
import { type ManifestWeight, openManifest, WeightsManifest } from '../tfjsWeights.ts'
import { aboutGraph } from './aboutGraph.ts'
import { readNodes } from './graphDef.ts'
import { GraphReader } from './graphReader.ts'
import { readSignature } from './signature.ts'

/** True for the model.json of a `tf.GraphModel`, whose topology is a list of operations. */
export function isGraphModelJson(json: unknown): json is JsonObject {
  if (!isObject(json) || !Object.hasOwn(json, 'weightsManifest')) return false
  const topology = own(json, 'modelTopology')
  const isGraph = isObject(topology) && Array.isArray(own(topology, 'node'))
  return isGraph || (own(json, 'format') === 'graph-model' && Object.hasOwn(json, 'modelTopology'))
}

/**
 * Reads a TensorFlow.js graph model, from its parsed model.json and the files beside it: a GraphDef of TensorFlow as
 * the converter leaves it, with fused operations, constants in place of weights, and scopes in place of layers. Reads
 * no weights but the small constants that tell axes, paddings and the like. Throws a `format` error that tells all that
 * stands in its way, a `load` error if a file is missing or its length does not match its weights.
 */
export async function readGraphModel(
  json: JsonObject,
  files: ReadonlyMap<string, Blob>,
  fileName: string,
): Promise<StoredNetwork> {
  const manifest = v.safeParse(WeightsManifest, own(json, 'weightsManifest'))
  if (!manifest.success) {
    const path = v.getDotPath(manifest.issues[0])
    throw new HeatlensError('notTfjsModel', { where: path === null ? 'weightsManifest' : `weightsManifest.${path}` })
  }
  const nodes = readNodes(own(json, 'modelTopology'))
  const { inputs, outputs } = readSignature(json, nodes)
  const reader = new GraphReader(nodes, inputs)
  if (outputs.length === 0 || outputs.length > MAX_OUTPUTS * 10) throw new HeatlensError('notANetwork')
  const network = await reader.read(outputs, () => weightsByName(openManifest(manifest.output, files, fileName)))
  return { ...network, about: aboutGraph(json, nodes, fileName) }
}

function weightsByName(weights: readonly ManifestWeight[]): Map<string, ManifestWeight> {
  const all = new Map<string, ManifestWeight>()
  for (const weight of weights) {
    if (all.has(weight.name)) throw new HeatlensError('weightsTwice', { weights: weight.name })
    all.set(weight.name, weight)
  }
  return all
}

import * as v from 'valibot'
import { HeatlensError } from '../errors/index.ts'
import { isObject } from '../json.ts'
import type { StoredNetwork } from '../model/storedNetwork.ts'
import { aboutModel } from './keras/aboutModel.ts'
import { readModelJson } from './keras/config.ts'
import { readModel } from './keras/readModel.ts'
import { weightsByName } from './keras/weightsByName.ts'
import { openManifest, WeightsManifest } from './tfjsWeights.ts'

const LayersModel = v.object({ modelTopology: v.unknown(), weightsManifest: WeightsManifest })

/**
 * Reads a TensorFlow.js layers model, from its parsed model.json and the files beside it: any number of weights a
 * group, across files, plain or quantised as by `tensorflowjs_converter`, with a description of Keras 2 or 3. Reads no
 * weights yet. Throws a `format` error if it is no such model, a `load` error if a file is missing or its length does
 * not match its weights.
 */
export function readTfjsModel(json: unknown, files: ReadonlyMap<string, Blob>, fileName: string): StoredNetwork {
  const parsed = v.safeParse(LayersModel, json)
  if (!parsed.success) throw new HeatlensError('notTfjsModel', { where: v.getDotPath(parsed.issues[0]) })
  const model = readModelJson(parsed.output.modelTopology)
  const weights = openManifest(parsed.output.weightsManifest, files, fileName).map(({ name, dtype, open }) => ({
    name,
    open() {
      // Constants that no layer wants are never opened.
      if (dtype !== 'float32') throw new HeatlensError('weightsOfOtherKind', { weights: name })
      return open()
    },
  }))
  const source = weightsByName(() => weights, { isPerLayer: false })
  return { ...readModel(model, source), about: aboutModel(model, fileName) }
}

/** True for a model.json, of layers or a graph. */
export const isTfjsJson = (json: unknown): boolean =>
  isObject(json) && Object.hasOwn(json, 'modelTopology') && Object.hasOwn(json, 'weightsManifest')

import * as v from 'valibot'
import { HeatlensError } from '../../errors/index.ts'
import type { Preprocessing } from '../../types.ts'
import { chainGraph } from './chainGraph.ts'
import { size, text } from './checks.ts'
import { about, classes, type ModelManifest, parse, reading, readTensors, Weights, withoutMissing } from './manifest.ts'
import { ofPreset, PreprocessingSchema } from './preprocessing.ts'
import { readTopology } from './topology.ts'

/** A chain of Keras' layers, which stock TensorFlow.js reads. */
const Version1 = v.object({
  format: v.literal('layers-model'),
  modelTopology: v.unknown(),
  weightsManifest: Weights,
  userDefinedMetadata: v.object({
    heatlens: v.object({
      ...about,
      classes,
      reading,
      preset: v.optional(text(40)),
      inputSize: v.optional(size(2048)),
      preprocessing: v.optional(PreprocessingSchema),
    }),
  }),
})

/** Reads a package of version 1: a chain of Keras' layers. See `readManifest`. */
export function readVersion1(model: unknown): ModelManifest {
  const json = parse(Version1, model)
  const {
    classes,
    reading,
    preset,
    inputSize,
    preprocessing: own,
    shards,
    ...named
  } = json.userDefinedMetadata.heatlens
  const preprocessing =
    own ?? (preset !== undefined && inputSize !== undefined ? ofPreset(preset, inputSize) : undefined)
  if (!preprocessing) {
    throw new HeatlensError('notAPackage', {
      where: `userDefinedMetadata.heatlens.${preset === undefined ? 'preset' : 'inputSize'}`,
    })
  }
  const { height, width, channels } = preprocessing
  return {
    ...withoutMissing(named),
    outputs: [{ classes, ...(reading && { reading }) }],
    preprocessing: preprocessing as Preprocessing,
    graph: chainGraph(readTopology(json.modelTopology), [height, width, channels === 'grey' ? 1 : 3]),
    ...readTensors(json.weightsManifest, shards),
  }
}

import { activation } from './activation.ts'
import { conv2d } from './conv2d.ts'
import { dense } from './dense.ts'
import { flatten } from './flatten.ts'
import { maxPooling2d } from './maxPooling2d.ts'
import { passThrough } from './passThrough.ts'
import type { LayerReader } from './plannedLayer.ts'

/** Every kind of layer that a network may have, by Keras' class name. A Map, because the names come from files. */
export const layerReaders: ReadonlyMap<string, LayerReader> = new Map([
  ['InputLayer', passThrough],
  ['Conv2D', conv2d],
  ['MaxPooling2D', maxPooling2d],
  ['Flatten', flatten],
  ['Dense', dense],
  ['Activation', activation],
  ['ReLU', activation],
  ['Dropout', passThrough],
])

import type { LayerReader } from '../layerCall.ts'
import { arithmetic } from './arithmetic.ts'
import { conditions } from './conditions.ts'
import { constants } from './constants.ts'
import { functions } from './functions.ts'
import { partings } from './parting.ts'
import { planes } from './planes.ts'
import { products } from './products.ts'
import { selections } from './selections.ts'
import { shapes } from './shapes.ts'
import { statistics } from './statistics.ts'
import { takings } from './taking.ts'

const readers: ReadonlyMap<string, LayerReader> = new Map([
  ...arithmetic,
  ...functions,
  ...shapes,
  ...selections,
  ...takings,
  ...partings,
  ...statistics,
  ...planes,
  ...products,
  ...constants,
  ...conditions,
])

/**
 * The reader of an operation between layers: a class of Keras 3's `keras.ops`, such as `TrueDivide`, or the function of
 * a TFOpLambda in Keras 2, such as `math.truediv`.
 */
export const operationReader = (name: string): LayerReader | undefined =>
  readers.get(name.replace(/^compat\.v[12]\./, ''))

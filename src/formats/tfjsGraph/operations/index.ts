import type { OpReader } from '../opCall.ts'
import { activations } from './activations.ts'
import { arithmetic } from './arithmetic.ts'
import { convolutions } from './convolutions.ts'
import { joins } from './joins.ts'
import { perChannel } from './perChannel.ts'
import { planes } from './planes.ts'
import { pooling } from './pooling.ts'
import { products } from './products.ts'
import { reshapes } from './reshape.ts'
import { slices } from './slices.ts'
import { tensors } from './tensors.ts'

/** The readers of TensorFlow's operations, by name. */
export const operations: ReadonlyMap<string, OpReader> = new Map([
  ...convolutions,
  ...products,
  ...activations,
  ...arithmetic,
  ...perChannel,
  ...pooling,
  ...reshapes,
  ...planes,
  ...slices,
  ...joins,
  ...tensors,
])

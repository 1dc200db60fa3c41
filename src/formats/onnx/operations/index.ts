import type { OpReader } from '../opCall.ts'
import { activations } from './activations.ts'
import { arithmetic } from './arithmetic.ts'
import { conditions } from './conditions.ts'
import { constants } from './constants.ts'
import { convolutions } from './convolutions.ts'
import { moves } from './moving.ts'
import { perChannel } from './perChannel.ts'
import { planes } from './planes.ts'
import { pooling } from './pooling.ts'
import { products } from './products.ts'
import { quantized } from './quantized.ts'
import { reshapes } from './reshape.ts'

/** The reader of each operator, by ONNX' name for it; those of com.microsoft that quantisers write have no domain. */
export const operations: ReadonlyMap<string, OpReader> = new Map<string, OpReader>([
  ...activations,
  ...arithmetic,
  ...conditions,
  ...constants,
  ...convolutions,
  ...moves,
  ...perChannel,
  ...planes,
  ...pooling,
  ...products,
  ...quantized,
  ...reshapes,
])

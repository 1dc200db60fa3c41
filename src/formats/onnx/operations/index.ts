import type { OpReader } from '../opCall.ts'
import { activations } from './activations.ts'
import { arithmetic } from './arithmetic.ts'
import { attentions } from './attention.ts'
import { conditions } from './conditions.ts'
import { constants } from './constants.ts'
import { convolutions } from './convolutions.ts'
import { fused } from './fused.ts'
import { inParts } from './inParts.ts'
import { lastChannels } from './lastChannels.ts'
import { moves } from './moving.ts'
import { nBits } from './nBits.ts'
import { perChannel } from './perChannel.ts'
import { planes } from './planes.ts'
import { pooling } from './pooling.ts'
import { products } from './products.ts'
import { quantized } from './quantized.ts'
import { reshapes } from './reshape.ts'

/** The reader of each operator, by ONNX' name for it; those of com.microsoft have no domain. */
export const operations: ReadonlyMap<string, OpReader> = new Map<string, OpReader>([
  ...activations,
  ...arithmetic,
  ...attentions,
  ...conditions,
  ...constants,
  ...convolutions,
  ...fused,
  ...inParts,
  ...lastChannels,
  ...moves,
  ...nBits,
  ...perChannel,
  ...planes,
  ...pooling,
  ...products,
  ...quantized,
  ...reshapes,
])

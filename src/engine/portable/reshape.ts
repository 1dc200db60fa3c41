import type { OperationOf } from '../../graph/operations.ts'
import { only, type PortableOperation } from './operation.ts'

/** The same values in another shape. */
export const reshape: PortableOperation<OperationOf<'reshape'>> = {
  forward: (_, operands) => only(operands)[0],
  backward: (_, gradient) => [gradient],
}

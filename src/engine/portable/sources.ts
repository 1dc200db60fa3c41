import type { OperationOf } from '../../graph/operations.ts'
import { only, type PortableOperation, weightOf } from './operation.ts'

/** What the caller gives: the only operand. */
export const input: PortableOperation<OperationOf<'input'>> = {
  forward: (_, operands) => only(operands)[0],
  backward: () => [],
}

/** What the file gives. */
export const constant: PortableOperation<OperationOf<'constant'>> = {
  forward: (_, operands) => weightOf(operands, 'value'),
  backward: () => [],
}

import type { EngineOperation, OperationOf } from '../../graph/operations.ts'
import type { PortableOperation } from './operation.ts'
import { reduce } from './reduce.ts'
import { reshape } from './reshape.ts'
import { constant, input } from './sources.ts'

export type EngineKind = EngineOperation['kind']

/** Portable operations, by the kind of each. */
export type OperationsOf<Kinds extends EngineKind> = {
  readonly [Kind in Kinds]: PortableOperation<OperationOf<Kind>>
}

/** What stands between the last convolution and the answer of most networks: the CPU engine has these at once. */
export const usual = {
  input,
  constant,
  reduce,
  reshape,
} satisfies Partial<OperationsOf<EngineKind>>

export type UsualKind = keyof typeof usual

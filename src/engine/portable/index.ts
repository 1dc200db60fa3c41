import type { Shape } from '../../graph/graph.ts'
import type { EngineOperation, OperationKind, OperationOf } from '../../graph/operations.ts'
import type { PlannedNode } from '../../graph/plan.ts'
import type { BackwardOperands, Operands, PortableOperation, Values } from './operation.ts'

export type { BackwardOperands, Operands, PortableOperation, Values } from './operation.ts'

type EngineKind = EngineOperation['kind'] & OperationKind

/** Every operation that an engine may meet: the type checker asks for each. */
export const portableOperations = {} as { readonly [Kind in EngineKind]: PortableOperation<OperationOf<Kind>> }

/** The output of a node on these operands, in arrays of the inputs' kind. It may share memory with the operands. */
export const forward = (node: PlannedNode, operands: Operands): Values =>
  (portableOperations[node.operation.kind] as PortableOperation).forward(node, operands)

/**
 * The gradient with respect to each input of a node, given that of its output and what the way forward used and gave;
 * null for an input that has none. It may share memory with the operands.
 */
export const backward = (node: PlannedNode, gradient: Values, operands: BackwardOperands): (Values | null)[] =>
  (portableOperations[node.operation.kind] as PortableOperation).backward(node, gradient, operands)

export type { Shape }

import type { PlannedNode } from '../../graph/plan.ts'
import type { BackwardOperands, Operands, PortableOperation, Values } from './operation.ts'
import { others } from './others.ts'
import { type EngineKind, type OperationsOf, usual } from './usual.ts'

/** Every operation that an engine may meet. */
export const portableOperations: OperationsOf<EngineKind> = { ...usual, ...others }

const operationOf = (node: PlannedNode) => portableOperations[node.operation.kind] as unknown as PortableOperation

/**
 * The output of a node, flat, in its planned shape and in an array of the first input's kind. It may share memory with
 * the operands. An `input` gives its only operand.
 */
export const forward = <V extends Values>(node: PlannedNode, operands: Operands & { inputs: readonly V[] }): V =>
  operationOf(node).forward(node, operands) as V

/** The gradient before a node's own activation, given that of its output. */
export const backToSums = <V extends Values>(node: PlannedNode, gradient: V, operands: BackwardOperands): V =>
  (operationOf(node).backToSums?.(node, gradient, operands) ?? gradient) as V

/**
 * The gradient with respect to each input of a node, given that of its output and what the way forward used and gave;
 * null for an input that has none. It may share memory with the operands.
 */
export const backward = <V extends Values>(node: PlannedNode, gradient: V, operands: BackwardOperands): (V | null)[] =>
  operationOf(node).backward(node, gradient, operands) as (V | null)[]

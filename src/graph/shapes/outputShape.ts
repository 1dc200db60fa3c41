import type { GraphNode, Shape } from '../graph.ts'
import type { OperationKind } from '../operations.ts'
import { rareShapes } from '../rare/rareShapes.ts'
import { type Given, type ShapeRules, shapeBy } from './rules.ts'
import { usualShapes } from './usualShapes.ts'

export { broadcast } from './rules.ts'

/** The rules of all kinds of operation. */
export const everyShape: ShapeRules<OperationKind> = { ...usualShapes, ...rareShapes }

/** The shape of a node's output. Throws an obstacle (obstacles.ts) if its operation does not fit what it is given. */
export const outputShape = (node: GraphNode, given: Given): Shape => shapeBy(everyShape, node, given)

import * as v from 'valibot'
import { HeatlensError } from '../errors/index.ts'
import type { Graph, GraphNode } from './graph.ts'
import { operationSchema } from './operationSchema.ts'
import { MAX_NODES, MAX_OUTPUTS } from './planWith.ts'
import { MAX_INPUTS } from './shapes/rules.ts'
import { tensorOf, weightKeys } from './shapes/weightShapes.ts'

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(300))

const weights = v.object(
  Object.fromEntries(weightKeys.map((key) => [key, v.exactOptional(name)])) as Record<
    (typeof weightKeys)[number],
    v.ExactOptionalSchema<typeof name, undefined>
  >,
)

const Nodes = v.pipe(
  v.array(
    v.object({
      name,
      kindName: name,
      operation: operationSchema,
      inputs: v.pipe(v.array(name), v.maxLength(MAX_INPUTS)),
      weights: v.exactOptional(weights),
      partOf: v.exactOptional(name),
    }),
  ),
  v.minLength(1),
)

const GraphJson = v.object({
  // Counted before any node is read.
  nodes: v.pipe(v.array(v.unknown()), v.maxLength(MAX_NODES)),
  inputs: v.pipe(v.array(name), v.minLength(1), v.maxLength(MAX_OUTPUTS)),
  outputs: v.pipe(v.array(v.object({ name, node: name })), v.minLength(1), v.maxLength(MAX_OUTPUTS)),
})

/**
 * A graph from a package. Keeps only what a graph consists of. Throws a `format` error, `notAPackage` with the place of
 * the first thing that is wrong; whether the nodes fit together is for `planGraph` to say.
 */
export function readGraph(json: unknown): Graph {
  const { nodes, inputs, outputs } = read(GraphJson, json, 'graph')
  return {
    nodes: read(Nodes, nodes, 'graph.nodes').map(({ weights = {}, ...node }) => ({ ...node, weights: named(weights) })),
    inputs,
    outputs,
  }
}

/** A graph as plain JSON, for `readGraph`: nothing but what it reads. */
export function graphToJson({ nodes, inputs, outputs }: Graph): object {
  return {
    nodes: nodes.map((node) => {
      const { name, kindName, operation, inputs, partOf } = node
      const own = Object.fromEntries(
        weightKeys.flatMap((key) => {
          const tensor = tensorOf(node, key)
          return tensor === undefined ? [] : [[key, tensor]]
        }),
      )
      return {
        name,
        kindName,
        operation,
        inputs,
        ...(Object.keys(own).length > 0 && { weights: own }),
        ...(partOf !== undefined && { partOf }),
      }
    }),
    inputs,
    outputs: outputs.map(({ name, node }) => ({ name, node })),
  }
}

function read<Output>(schema: v.GenericSchema<unknown, Output>, json: unknown, where: string): Output {
  const result = v.safeParse(schema, json, { abortEarly: true })
  if (result.success) return result.output
  const path = v.getDotPath(result.issues[0])
  throw new HeatlensError('notAPackage', { where: path === null ? where : `${where}.${path}` })
}

/** Weights without the keys that valibot leaves undefined. */
function named(weights: Partial<Record<string, string>>): GraphNode['weights'] {
  return Object.fromEntries(
    Object.entries(weights).flatMap(([key, tensor]) => (tensor === undefined ? [] : [[key, tensor]])),
  )
}

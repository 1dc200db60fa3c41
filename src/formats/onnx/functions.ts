import { HeatlensError } from '../../errors/index.ts'
import { refuse } from '../../graph/obstacles.ts'
import {
  type Attribute,
  type FunctionProto,
  type GraphProto,
  MAX_FILE_NODES,
  type ModelProto,
  type NodeProto,
} from './modelProto.ts'

const keyOf = ({ domain, op, overload }: Pick<NodeProto, 'domain' | 'op' | 'overload'>) =>
  `${domain}\n${op}\n${overload}`

/** A node that calls a function, with what is around it. */
interface Call {
  node: NodeProto
  /** The functions that it is in. */
  within: readonly string[]
}

/**
 * The graph with the nodes of the file's own functions in place of the nodes that call them. Throws an obstacle for a
 * function that calls itself.
 */
export function withoutFunctions({ graph, functions }: ModelProto): GraphProto {
  if (functions.length === 0) return graph
  const known = new Map(functions.map((one) => [keyOf({ ...one, op: one.name }), one]))
  const nodes: NodeProto[] = []
  const pending: Call[] = graph.nodes.map((node) => ({ node, within: [] })).reverse()
  let calls = 0
  for (let call = pending.pop(); call; call = pending.pop()) {
    const { node, within } = call
    const key = keyOf(node)
    const called = known.get(key)
    if (!called) {
      nodes.push(node)
      continue
    }
    const name = `${called.domain}.${called.name}`
    if (within.includes(key)) refuse({ name, kindName: called.name }, 'circle', { through: [name] })
    if (nodes.length + pending.length > MAX_FILE_NODES)
      throw new HeatlensError('tooManyLayers', { count: MAX_FILE_NODES })
    const inner = inlined(node, called, `${node.name || node.op}:${calls++}`)
    for (const one of inner.toReversed()) pending.push({ node: one, within: [...within, key] })
  }
  return { ...graph, nodes }
}

/** The nodes of a function, with the names and settings of the node that calls it. */
function inlined(node: NodeProto, called: FunctionProto, prefix: string): NodeProto[] {
  const names = new Map<string, string>([['', '']])
  for (const [at, input] of called.inputs.entries()) names.set(input, node.inputs[at] ?? '')
  for (const [at, output] of called.outputs.entries()) {
    const given = node.outputs[at]
    if (given) names.set(output, given)
  }
  const nameOf = (name: string) => {
    const known = names.get(name)
    if (known !== undefined) return known
    const made = `${prefix}/${name}`
    names.set(name, made)
    return made
  }
  return called.nodes.map((inner) => ({
    ...inner,
    name: `${prefix}/${inner.name || inner.op}`,
    inputs: inner.inputs.map(nameOf),
    outputs: inner.outputs.map(nameOf),
    attributes: new Map(
      [...inner.attributes].flatMap(([name, attribute]) => {
        const found = settingOf(attribute, node, called)
        return found ? [[name, { ...found, name }] as const] : []
      }),
    ),
    metadata: inner.metadata.size > 0 ? inner.metadata : node.metadata,
  }))
}

/** A setting, or that of the calling node which it stands for. */
function settingOf(attribute: Attribute, node: NodeProto, called: FunctionProto): Attribute | undefined {
  if (attribute.from === undefined) return attribute
  return node.attributes.get(attribute.from) ?? called.defaults.get(attribute.from)
}

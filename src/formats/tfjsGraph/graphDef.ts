import { HeatlensError } from '../../errors/index.ts'
import { isObject, type JsonObject, own } from '../../json.ts'

/** The most nodes of a GraphDef, constants too, and the most inputs of all together. */
const MAX_NODES = 100_000
const MAX_INPUTS = 1_000_000

/** An output of another node, that a node takes. */
export interface InputRef {
  node: string
  /** Most operations have only output 0. */
  output: number
}

/** A node of a GraphDef. */
export interface NodeDef {
  name: string
  op: string
  inputs: readonly InputRef[]
  attr: JsonObject
}

const MAX_NAME = 1000

const fail = (where: string): never => {
  throw new HeatlensError('notTfjsModel', { where })
}

/** `name`, `name:1`; undefined for `^name`, which only orders the nodes. */
export function toRef(text: string): InputRef | undefined {
  if (text.startsWith('^')) return undefined
  const at = text.lastIndexOf(':')
  const output = at < 0 ? 0 : Number(text.slice(at + 1))
  return at > 0 && Number.isSafeInteger(output) && output >= 0
    ? { node: text.slice(0, at), output }
    : { node: text, output: 0 }
}

/** The nodes of a GraphDef in JSON. Throws a `format` error with the place of the first thing that is wrong. */
export function readNodes(topology: unknown): NodeDef[] {
  const list = isObject(topology) ? own(topology, 'node') : undefined
  if (!Array.isArray(list)) return fail('modelTopology.node')
  if (list.length > MAX_NODES) throw new HeatlensError('tooManyLayers', { count: list.length })
  let inputCount = 0
  return list.map((json: unknown, index): NodeDef => {
    const where = `modelTopology.node.${index}`
    if (!isObject(json)) return fail(where)
    const [name, op] = [own(json, 'name'), own(json, 'op')]
    const [inputs, attr] = [own(json, 'input') ?? [], own(json, 'attr') ?? {}]
    if (typeof name !== 'string' || name === '' || name.length > MAX_NAME) return fail(`${where}.name`)
    if (typeof op !== 'string' || op === '') return fail(`${where}.op`)
    if (!Array.isArray(inputs) || !inputs.every((input) => typeof input === 'string')) return fail(`${where}.input`)
    inputCount += inputs.length
    if (inputCount > MAX_INPUTS) return fail(`${where}.input`)
    if (!isObject(attr)) return fail(`${where}.attr`)
    return { name, op, inputs: inputs.flatMap((input) => toRef(input) ?? []), attr }
  })
}

/** The nodes by name. The first of a name counts; TensorFlow has no two. */
export const byName = (nodes: readonly NodeDef[]): Map<string, NodeDef> =>
  new Map(nodes.toReversed().map((node) => [node.name, node]))

/** The nodes that these need, themselves too, in any order. */
export function neededBy(names: Iterable<string>, all: ReadonlyMap<string, NodeDef>): Set<string> {
  const needed = new Set<string>()
  const pending = [...names]
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (needed.has(name)) continue
    needed.add(name)
    for (const { node } of all.get(name)?.inputs ?? []) pending.push(node)
  }
  return needed
}

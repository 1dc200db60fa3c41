import { isObject, type JsonObject, own } from '../../json.ts'
import { toShape } from './attributes.ts'
import { type InputRef, type NodeDef, toRef } from './graphDef.ts'

/** An input or output of the network: its name for people, and where it is in the graph. */
export interface Port extends InputRef {
  name: string
  shape?: readonly (number | null)[] | undefined
}

export interface Signature {
  inputs: readonly Port[]
  outputs: readonly Port[]
}

/** What TensorFlow calls the outputs of a SavedModel, in their author's order. */
const identity = /^Identity(?:_(\d+))?$/

/**
 * The inputs and outputs of a graph model, by its signature; without one every placeholder, and every node that no
 * other needs. A signature in JSON has lost the author's order; TensorFlow's names of the outputs tell it.
 */
export function readSignature(json: JsonObject, nodes: readonly NodeDef[]): Signature {
  const signature = signatureOf(json)
  const names = new Set(nodes.map(({ name }) => name))
  const inputs = portsOf(signature, 'inputs').filter(({ node }) => names.has(node))
  const outputs = portsOf(signature, 'outputs')
  const placeOf = ({ node }: Port) => {
    const found = identity.exec(node)
    return found ? Number(found[1] ?? 0) : Number.NaN
  }
  if (!outputs.some((port) => Number.isNaN(placeOf(port)))) outputs.sort((a, b) => placeOf(a) - placeOf(b))
  return { inputs, outputs: outputs.length > 0 ? outputs : endsOf(nodes) }
}

function signatureOf(json: JsonObject): JsonObject {
  const metadata = own(json, 'userDefinedMetadata')
  const topology = own(json, 'modelTopology')
  for (const place of [json, metadata, topology]) {
    const found = isObject(place) ? own(place, 'signature') : undefined
    if (isObject(found)) return found
  }
  return {}
}

function portsOf(signature: JsonObject, key: 'inputs' | 'outputs'): Port[] {
  const ports = own(signature, key)
  if (!isObject(ports)) return []
  return Object.entries(ports).flatMap(([name, port]) => {
    const tensor = isObject(port) ? own(port, 'name') : undefined
    const ref = typeof tensor === 'string' ? toRef(tensor) : undefined
    if (!ref || !isObject(port)) return []
    return { ...ref, name: name.slice(0, 200) || ref.node, shape: toShape(own(port, 'tensorShape')) }
  })
}

/** The nodes that no other needs. */
function endsOf(nodes: readonly NodeDef[]): Port[] {
  const needed = new Set(nodes.flatMap(({ inputs }) => inputs.map(({ node }) => node)))
  return nodes
    .filter(({ name, op }) => !needed.has(name) && op !== 'Const' && op !== 'NoOp' && op !== 'Placeholder')
    .map(({ name }) => ({ node: name, output: 0, name: name.split('/').at(-1) || name }))
}

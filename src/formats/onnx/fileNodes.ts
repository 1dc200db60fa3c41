import type { Obstacles } from '../../graph/obstacles.ts'
import { sortNodes } from '../../graph/plan/sortNodes.ts'
import type { Origin } from '../drafts/draft.ts'
import type { GraphProto, NodeProto } from './modelProto.ts'
import type { TensorProto } from './tensorProto.ts'

/** What people call an operator: with its domain, unless that is ONNX' own. */
export const kindOf = ({ op, domain }: Pick<NodeProto, 'op' | 'domain'>): string =>
  domain === '' || domain === 'com.microsoft' ? op : `${domain}.${op}`

/** The nodes of a graph: what they are called, what makes which tensor, and in which order they run. */
export class FileNodes {
  readonly #graph: GraphProto
  readonly #obstacles: Obstacles
  readonly tensors: ReadonlyMap<string, TensorProto>
  /** The node that makes each tensor. */
  readonly makers = new Map<string, NodeProto>()
  /** What a node is called, for people. */
  readonly origins = new Map<NodeProto, Origin>()

  constructor(graph: GraphProto, obstacles: Obstacles) {
    this.#graph = graph
    this.#obstacles = obstacles
    this.tensors = new Map(graph.tensors.map((tensor) => [tensor.name, tensor]))
    this.#nameNodes()
  }

  #nameNodes(): void {
    const taken = new Set<string>()
    for (const node of this.#graph.nodes) {
      const wanted = node.name || node.outputs.find((output) => output !== '') || node.op
      let name = wanted
      for (let count = 2; taken.has(name); count++) name = `${wanted}:${count}`
      taken.add(name)
      this.origins.set(node, { name, op: kindOf(node) })
      for (const output of node.outputs) {
        if (output === '') continue
        if (this.makers.has(output)) this.#obstacles.add({ name: output, kindName: node.op }, 'nameTwice')
        this.makers.set(output, node)
      }
    }
  }

  /** Whether a node makes a tensor, or the file holds it, or it is an input. */
  isMade(name: string): boolean {
    return this.makers.has(name) || this.tensors.has(name) || this.#graph.inputs.some((port) => port.name === name)
  }

  /** The nodes that these outputs need. */
  needed(outputs: readonly string[]): ReadonlySet<NodeProto> {
    const needed = new Set<NodeProto>()
    const pending = outputs.flatMap((name) => this.makers.get(name) ?? [])
    for (let node = pending.pop(); node; node = pending.pop()) {
      if (needed.has(node)) continue
      needed.add(node)
      pending.push(...node.inputs.flatMap((input) => this.makers.get(input) ?? []))
    }
    return needed
  }

  /** The nodes that these outputs need, each behind those that it needs. */
  order(outputs: readonly string[]): readonly NodeProto[] {
    const needed = this.needed(outputs)
    for (const node of needed) {
      for (const input of node.inputs) {
        if (input !== '' && !this.isMade(input)) this.#obstacles.add(this.named(node), 'inputUnknown', { input })
      }
    }
    const nodes = this.#graph.nodes.filter((node) => needed.has(node))
    const byName = new Map(nodes.map((node) => [this.named(node).name, node]))
    const asNodes = nodes.map((node) => ({
      ...this.named(node),
      operation: { kind: 'identity' } as const,
      weights: {},
      inputs: node.inputs.flatMap((input) => {
        const maker = this.makers.get(input)
        return maker ? this.named(maker).name : []
      }),
    }))
    const sorted = sortNodes({ nodes: asNodes, inputs: [], outputs: [] }, this.#obstacles)
    return sorted.flatMap(({ node }) => byName.get(node.name) ?? [])
  }

  /** As obstacles name it. */
  named(node: NodeProto): { name: string; kindName: string } {
    const { name, op } = this.origins.get(node) ?? { name: node.name, op: node.op }
    return { name, kindName: op }
  }

  /** What makes a tensor, if a node does. */
  makerOf(tensor: string): Origin | undefined {
    const maker = this.makers.get(tensor)
    return maker && this.origins.get(maker)
  }
}

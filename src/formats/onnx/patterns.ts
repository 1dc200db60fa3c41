import type { Attribute, GraphProto, NodeProto } from './modelProto.ts'
import { type Files, openTensor } from './openTensor.ts'
import type { TensorProto } from './tensorProto.ts'

// Older exporters write some layers as several operators: engines are faster with one, and it has one name.

/** A graph whose nodes are looked up by the tensors that they give and take. */
class Patterns {
  readonly #graph: GraphProto
  readonly #files: Files
  readonly #makers: ReadonlyMap<string, NodeProto>
  readonly #tensors: ReadonlyMap<string, TensorProto>
  readonly #takers = new Map<string, NodeProto[]>()
  readonly #outputs: ReadonlySet<string>

  constructor(graph: GraphProto, files: Files) {
    this.#graph = graph
    this.#files = files
    this.#makers = new Map(graph.nodes.flatMap((node) => node.outputs.map((output) => [output, node] as const)))
    this.#tensors = new Map(graph.tensors.map((tensor) => [tensor.name, tensor]))
    this.#outputs = new Set(graph.outputs.map(({ name }) => name))
    for (const node of graph.nodes) {
      for (const input of node.inputs) {
        const takers = this.#takers.get(input)
        if (takers) takers.push(node)
        else this.#takers.set(input, [node])
      }
    }
  }

  maker(tensor: string | undefined, op: string): NodeProto | undefined {
    const found = tensor === undefined ? undefined : this.#makers.get(tensor)
    return found?.op === op && found.domain === '' ? found : undefined
  }

  /** The only node that takes what a node gives. */
  onlyTaker({ outputs: [output = ''] }: NodeProto): NodeProto | undefined {
    const [taker, ...others] = this.#takers.get(output) ?? []
    return others.length === 0 && !this.#outputs.has(output) ? taker : undefined
  }

  /** The tensor of a name that stands in the file: its sides are known. */
  stored(name: string | undefined): TensorProto | undefined {
    if (name === undefined) return undefined
    return this.#tensors.get(name) ?? this.maker(name, 'Constant')?.attributes.get('value')?.tensor
  }

  /** A single number that stands in the file. */
  async number(name: string | undefined): Promise<number | undefined> {
    const float = this.maker(name, 'Constant')?.attributes.get('value_float')?.float
    const proto = this.stored(name)
    if (proto?.dims.reduce((a, b) => a * b, 1) !== 1) return float
    // In another file, which may not be there.
    if (proto.data.kind === 'external') return undefined
    const { readRows } = openTensor(proto, proto.name, this.#files)
    return (await readRows(0, 1))[0]
  }

  /** Of two inputs, the number and the name of the other. */
  async withNumber({
    inputs: [one = '', other = ''],
  }: NodeProto): Promise<{ rest: string; value: number } | undefined> {
    const [first, second] = [await this.number(one), await this.number(other)]
    if (second !== undefined) return { rest: one, value: second }
    return first === undefined ? undefined : { rest: other, value: first }
  }

  /** The graph with one node in place of others: it stands where the last of them stood. */
  replaced(changes: ReadonlyMap<NodeProto, NodeProto>): GraphProto {
    return { ...this.#graph, nodes: this.#graph.nodes.map((node) => changes.get(node) ?? node) }
  }

  get nodes(): readonly NodeProto[] {
    return this.#graph.nodes
  }
}

const isNear = (value: number | undefined, wanted: number) => value !== undefined && Math.abs(value - wanted) < 1e-4

const setting = (name: string, value: Partial<Attribute>): readonly [string, Attribute] => [
  name,
  { name, floats: [], integers: [], texts: [], ...value },
]

/** The axes of a mean; undefined if they are no setting and no input that is known. */
async function isOverLast(patterns: Patterns, mean: NodeProto): Promise<boolean> {
  const axes = mean.attributes.get('axes')?.integers ?? []
  const given = mean.inputs[1] === undefined ? axes : [(await patterns.number(mean.inputs[1])) ?? 0]
  return given.length === 1 && given[0] === -1 && (mean.attributes.get('keepdims')?.integer ?? 1) === 1
}

/** (x − mean) / √(mean of squares + epsilon), by its division; with gamma and beta behind it, if they are there. */
async function layerNorm(patterns: Patterns, division: NodeProto): Promise<[NodeProto, NodeProto] | undefined> {
  const [top = '', bottom = ''] = division.inputs
  const [difference, root] = [patterns.maker(top, 'Sub'), patterns.maker(bottom, 'Sqrt')]
  const sum = root && patterns.maker(root.inputs[0], 'Add')
  const epsilon = sum && (await patterns.withNumber(sum))
  const variance = epsilon && patterns.maker(epsilon.rest, 'ReduceMean')
  const power = variance && patterns.maker(variance.inputs[0], 'Pow')
  const mean = difference && patterns.maker(difference.inputs[1], 'ReduceMean')
  const isSame = power && power.inputs[0] === difference?.outputs[0] && mean?.inputs[0] === difference?.inputs[0]
  if (!isSame || !mean || !variance || !isNear(await patterns.number(power.inputs[1]), 2)) return undefined
  if (!(await isOverLast(patterns, mean)) || !(await isOverLast(patterns, variance))) return undefined
  const [input = ''] = difference?.inputs ?? []
  let last = division
  const weights: string[] = []
  for (const op of ['Mul', 'Add']) {
    const next: NodeProto | undefined = patterns.onlyTaker(last)
    const other = next?.inputs.find((name) => name !== last.outputs[0])
    const isWeight = next?.op === op && other !== undefined && patterns.stored(other)?.dims.length === 1
    if (!isWeight || !next) break
    weights.push(other)
    last = next
  }
  // Without both, what follows is left as it is.
  if (weights.length === 1) last = division
  const scale = weights.length === 2 ? weights : []
  const attributes = new Map([setting('epsilon', { float: epsilon.value }), setting('axis', { integer: -1 })])
  return [last, { ...last, op: 'LayerNormalization', inputs: [input, ...scale], attributes }]
}

/** x · (1 + erf(x / √2)) · 0.5, in any order, by its erf. */
async function gelu(patterns: Patterns, erf: NodeProto): Promise<[NodeProto, NodeProto] | undefined> {
  const [inner = ''] = erf.inputs
  const [by, times] = [patterns.maker(inner, 'Div'), patterns.maker(inner, 'Mul')]
  const scaled = by ?? times
  const found = scaled && (await patterns.withNumber(scaled))
  if (!found || !isNear(found.value, by ? Math.SQRT2 : Math.SQRT1_2)) return undefined
  const sum = patterns.onlyTaker(erf)
  if (sum?.op !== 'Add' || !isNear((await patterns.withNumber(sum))?.value, 1)) return undefined
  const left = new Set(['half', 'x'])
  let last = sum
  while (left.size > 0) {
    const next = patterns.onlyTaker(last)
    if (next?.op !== 'Mul') return undefined
    const other = next.inputs.find((name) => name !== last.outputs[0]) ?? ''
    if (left.has('x') && other === found.rest) left.delete('x')
    else if (left.has('half') && isNear(await patterns.number(other), 0.5)) left.delete('half')
    else if (left.size === 2 && (await isHalfOf(patterns, other, found.rest))) left.clear()
    else return undefined
    last = next
  }
  return [last, { ...last, op: 'Gelu', inputs: [found.rest], attributes: new Map() }]
}

async function isHalfOf(patterns: Patterns, tensor: string, x: string): Promise<boolean> {
  const half = patterns.maker(tensor, 'Mul')
  const found = half && (await patterns.withNumber(half))
  return found?.rest === x && isNear(found.value, 0.5)
}

/** x · HardSigmoid(x), of PyTorch's slope. */
function hardSwish(patterns: Patterns, gate: NodeProto): [NodeProto, NodeProto] | undefined {
  const [x = ''] = gate.inputs
  const product = patterns.onlyTaker(gate)
  const isPlain =
    isNear(gate.attributes.get('alpha')?.float, 1 / 6) && isNear(gate.attributes.get('beta')?.float ?? 0.5, 0.5)
  if (!isPlain || product?.op !== 'Mul' || !product.inputs.includes(x)) return undefined
  return [product, { ...product, op: 'HardSwish', inputs: [x], attributes: new Map() }]
}

/**
 * Puts one node in place of those that make up a LayerNormalization, an exact GELU or a hard swish; what is not needed
 * any more is left, and nobody reads it.
 */
export async function namePatterns(graph: GraphProto, files: Files): Promise<GraphProto> {
  const patterns = new Patterns(graph, files)
  const changes = new Map<NodeProto, NodeProto>()
  for (const node of patterns.nodes) {
    if (node.domain !== '') continue
    const found =
      node.op === 'Div'
        ? await layerNorm(patterns, node)
        : node.op === 'Erf'
          ? await gelu(patterns, node)
          : node.op === 'HardSigmoid'
            ? hardSwish(patterns, node)
            : undefined
    if (found) changes.set(...found)
  }
  return changes.size === 0 ? graph : patterns.replaced(changes)
}

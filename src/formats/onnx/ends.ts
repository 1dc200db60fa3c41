import { kindOf } from './fileNodes.ts'
import type { GraphProto, NodeProto } from './modelProto.ts'
import type { PortProto } from './portProto.ts'

// What programs write behind the numbers of the classes, so that their callers need not choose: the best class, the best
// five, a table of names and numbers. Those numbers are what is explained.

/** Operators that choose among the numbers of their first input. */
const choices: ReadonlySet<string> = new Set(['ArgMax', 'TopK', 'ai.onnx.ml.ZipMap'])

/** Operators that give what was chosen another form, with the input that it comes in. */
const forms: ReadonlyMap<string, number> = new Map([
  ...['Identity', 'Cast', 'Squeeze', 'Unsqueeze', 'Reshape', 'Flatten'].map((op) => [op, 0] as const),
  ['Gather', 1],
  ['ai.onnx.ml.ArrayFeatureExtractor', 1],
  ['ai.onnx.ml.LabelEncoder', 0],
])

/** A graph that gives the numbers of the classes, and the names that its end has for them. */
interface Peeled {
  graph: GraphProto
  names: readonly string[]
}

/**
 * The graph without outputs that only choose among what another output gives; where all of them choose, it gives what
 * they choose from.
 */
export function peelEnds(graph: GraphProto): Peeled {
  const makers = new Map(graph.nodes.flatMap((node) => node.outputs.map((output) => [output, node] as const)))
  const names: string[] = []
  const peeled = new Map<PortProto, string>()
  for (const port of graph.outputs) {
    const choice = choiceBehind(port.name, makers)
    if (!choice) continue
    peeled.set(port, choice.inputs[0] ?? '')
    if (names.length === 0) names.push(...(choice.attributes.get('classlabels_strings')?.texts ?? []))
  }
  if (peeled.size === 0) return { graph, names }
  const chosenFrom = new Set(peeled.values())
  const isHighest = ({ name }: PortProto) => {
    const maker = makers.get(name)
    return maker?.op === 'ReduceMax' && chosenFrom.has(maker.inputs[0] ?? '')
  }
  const others = graph.outputs.filter((port) => !peeled.has(port) && !isHighest(port))
  const outputs = others.length > 0 ? others : [...chosenFrom].map((name) => ({ name, type: 1 }))
  return { graph: { ...graph, outputs }, names }
}

/** The operator that chooses what an output tells, if one does. */
function choiceBehind(output: string, makers: ReadonlyMap<string, NodeProto>): NodeProto | undefined {
  const seen = new Set<NodeProto>()
  let node = makers.get(output)
  while (node && !seen.has(node)) {
    seen.add(node)
    const kind = kindOf(node)
    if (choices.has(kind)) return node
    const place = forms.get(kind)
    node = place === undefined ? undefined : makers.get(node.inputs[place] ?? '')
  }
  return undefined
}

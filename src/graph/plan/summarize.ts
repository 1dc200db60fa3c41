import type { SummaryNode } from '../plan.ts'
import { valueCount } from '../shapes/settings.ts'
import type { InferredNode } from './inferNodes.ts'

/** The network as its author made it: the parts of a node are one node again. */
export function summarize(inferred: readonly InferredNode[]): SummaryNode[] {
  const nameOf = ({ node }: InferredNode) => node.partOf ?? node.name
  const whole = new Map<string, InferredNode[]>()
  for (const one of inferred) {
    const name = nameOf(one)
    const parts = whole.get(name)
    if (parts) parts.push(one)
    else whole.set(name, [one])
  }
  return [...whole].map(([name, parts]) => {
    const last = parts.at(-1) as InferredNode
    const before = parts.flatMap(({ inputs }) => inputs.flatMap((input) => inferred[input] ?? [])).map(nameOf)
    const weights = new Map(
      parts.flatMap((part) => Object.values(part.weights).map(({ tensor, shape }) => [tensor, shape])),
    )
    return {
      name,
      kindName: last.node.kindName,
      inputs: [...new Set(before)].filter((input) => input !== name),
      shape: last.shape,
      parameters: [...weights.values()].reduce((sum, shape) => sum + valueCount(shape), 0),
    }
  })
}

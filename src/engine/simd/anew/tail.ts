import { isDenseList } from '../forward.ts'
import type { NodeLayout } from '../layout.ts'

/** The last nodes before an end: dense layers and what stands between them, which many lists go through together. */
export interface Tail {
  /** The node whose output they begin with. */
  cut: number
  /** In order; the first is a dense layer. */
  nodes: readonly number[]
}

const isOneByOne = ({ node: { operation, inputs } }: NodeLayout) =>
  inputs.length === 1 && (operation.kind === 'activation' || operation.kind === 'reshape')

/** The dense layers before an end, as far back as to a node; undefined if there are none. */
export function findTail(nodes: readonly NodeLayout[], node: number, end: number): Tail | undefined {
  const at = (index: number) => nodes[index] as NodeLayout
  const inputOf = (index: number) => at(index).node.inputs[0] as number
  const steps: number[] = []
  for (let index = end; index !== node && (isDenseList(at(index)) || isOneByOne(at(index))); index = inputOf(index)) {
    steps.unshift(index)
  }
  const first = steps.findIndex((index) => isDenseList(at(index)))
  if (first < 0) return undefined
  const tail = steps.slice(first)
  let cut = inputOf(tail[0] as number)
  // A list may be read as what it was made of.
  while (cut !== node && at(cut).node.operation.kind === 'reshape') cut = inputOf(cut)
  return { cut, nodes: tail }
}

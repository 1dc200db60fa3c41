import type { Operation } from './operations.ts'

/** The shape of a tensor without the batch: [height, width, channels], [values] or any other. */
export type Shape = readonly number[]

/** A node as a file describes it: its operation, where its inputs and weights come from. It has no shape yet. */
export interface GraphNode {
  /** Unique. The author's name; in a nested model `outer/inner/name`. */
  name: string
  /** What the file calls this kind, such as `Conv2D` or `keras.ops.add`: for people. */
  kindName: string
  operation: Operation
  /** Names of earlier nodes, in the order of the operation's inputs. */
  inputs: readonly string[]
  /** The tensor of each weight, by the weight's short name, such as `kernel`. Layers that are used twice share tensors. */
  weights: Readonly<Record<string, string>>
  /** The author's node that it is a part of, if a reader made several of one, such as of SeparableConv2D. */
  partOf?: string
}

/** A network as a graph, flat and in topological order, in the words of no format. A package stores it as JSON. */
export interface Graph {
  nodes: readonly GraphNode[]
  /** Names of the nodes of kind `input`, in the order of the author. */
  inputs: readonly string[]
  /** The author's outputs: a name for people, and the node that gives it. */
  outputs: readonly { name: string; node: string }[]
}

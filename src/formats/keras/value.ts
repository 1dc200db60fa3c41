import type { Sides } from './sides.ts'

/**
 * An output of a node while a graph is built. The author's tensor is [channels, height, width] if `isTurned`; the
 * node's own is always [height, width, channels].
 */
export interface Value {
  node: string
  /** Number of sides, without the batch. */
  rank: number
  isTurned: boolean
  /** Of the node's tensor, as far as they are known. */
  sides?: Sides | undefined
  /** True for one channel of a picture: the author's tensor is [height, width], the node's [height, width, 1]. */
  isOneChannel?: boolean
  /** Where the author's tensor has the batch, if that is not its first side. */
  batchAt?: number
}

/** An argument of a call: the output of a node, a list of arguments, or a constant as JSON.parse gives it. */
export type Argument = { value: Value } | { list: readonly Argument[] } | { constant: unknown }

/** All outputs of nodes in arguments, in order. */
export function valuesIn(args: readonly Argument[]): Value[] {
  return args.flatMap((arg) => ('value' in arg ? [arg.value] : 'list' in arg ? valuesIn(arg.list) : []))
}

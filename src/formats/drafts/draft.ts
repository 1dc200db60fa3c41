import type { Operation } from '../../graph/operations.ts'
import type { StoredTensor } from '../../model/storedNetwork.ts'

// What readers of graphs build, whatever the tensors of their files are.

/** A node of a file, as far as its names go. */
export interface Origin {
  name: string
  op: string
}

/** A node of our graph while it is built; names are given at the end. */
export interface Draft {
  /** The last of the file's nodes that it stands for. */
  def: Origin
  operation: Operation
  inputs: readonly Draft[]
  weights: Readonly<Record<string, string>>
}

/** Numbers that stand in the file, or follow from the shapes of tensors. */
export interface Constant {
  kind: 'constant'
  dims: readonly number[]
  isInteger: boolean
  /** In the file, not read yet. */
  stored?: StoredTensor
  /** In C order, for each of the sizes of picture; or only one list, the same for all. */
  values?: readonly ArrayLike<number>[]
}

/** Rows and columns at the sides of a plane. */
export interface Edges {
  top: number
  bottom: number
  left: number
  right: number
}

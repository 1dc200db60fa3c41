import type { Graph } from '../graph/graph.ts'
import type { ListBeside } from '../labels/classList.ts'
import type { OpenQuestion, Preprocessing, PreprocessingSource } from '../types.ts'
import type { Quantization } from './package/manifest.ts'

/** A weight tensor in a file, read a few rows at a time. */
export interface StoredTensor {
  name: string
  /** As the graph wants it. */
  shape: readonly number[]
  /** The file's own quantization, if packages support it. */
  quantization?: Quantization
  /**
   * The rows from `start` to `end` of the first side, in C order; all of a scalar. The array is the caller's, who may
   * release it.
   */
  readRows(start: number, end: number): Float32Array | Promise<Float32Array>
}

/** The names of the files that a network's architecture and its weights come from. */
export interface Pair {
  architecture: string
  weights: string
}

/** A network as stored in files: its graph, and its tensors by name. Nothing but the description has been read. */
export interface StoredNetwork {
  graph: Graph
  /** In the order of the graph's nodes; only those that it uses. */
  tensors: readonly StoredTensor[]
  /** What the file calls nodes whose names were made shorter for people: the file's name by ours. */
  fileNames?: ReadonlyMap<string, string>
  /** What the files say of themselves. */
  about: {
    /** The author's name of the network, or the file's. */
    name: string
    /** Such as `Keras 3.15.1`: for people. */
    producer?: string
    /** What keras.applications, or a library of PyTorch, calls it, where it was recognised by its weights. */
    architecture?: string
    /** What its weights leave open. */
    open?: readonly OpenQuestion[]
    /** The lists of classes in files beside it, if there are any. They need not fit the network. */
    lists?: readonly ListBeside[]
    /** If its architecture and its weights are in two files, which may be those of two networks. */
    pair?: Pair
    preprocessing?: Partial<Preprocessing>
    /** `network` if its own first nodes scale the picture, which is told from the graph; `guess` by its architecture. */
    preprocessingFrom?: Extract<PreprocessingSource, 'file' | 'network' | 'guess'>
  }
}

import type { Topology } from '../topologies.ts'

/** A network to run, on the common input. */
interface NetworkTask {
  /** Address of a model package. */
  model: string
  /** Address of the input, [size, size, 3] in float32. */
  input: string
  /** The layer whose output is compared between contenders. */
  layer: string
}

/** A graph to run, with seeded weights, on the common input. */
interface GraphTask {
  topology: Topology
  /** Address of the input, [side, side, 3] in float32. */
  input: string
}

/** The task of each kind of contender. Addresses are absolute. */
export interface Tasks {
  /** Heatlens' CPU engine; by default with its own number of threads. */
  heatlens: NetworkTask & { threads?: number }
  /** Stock TensorFlow.js; with a layer to explain, it can explain other classes. */
  tfjs: NetworkTask & { backend: 'wasm' | 'webgl'; explains?: string }
  /** Heatlens' CPU engine on a graph. */
  graph: GraphTask & { threads: number }
  /** TensorFlow.js' operations on wasm, on the same graph. */
  graphTfjs: GraphTask & { threads: number }
  /** onnxruntime-web: `folder` has its own files, `model` is an .onnx file whose output is that of `layer`. */
  onnx: NetworkTask & { folder: string; threads: number }
  /** The peak rate of multiply-adds: this many multiplications a run. */
  multiply: { multiplies: number }
  /** The peak rate of reads: this many bytes a run. */
  read: { bytes: number }
}

export type Kind = keyof Tasks

/** A repeatable job in a worker of its own. One-off work happens in `start`. */
export interface Contender<Task> {
  start(task: Task): Promise<void>
  /** Runs once. Returns milliseconds. */
  run(): Promise<number>
  /** The output of the last run, [height, width, channels], flat; empty if there is nothing to compare. */
  answer(): Promise<Float32Array>
  /** Explains a class from what the last run has kept. */
  explain?(classIndex: number): Promise<Explained>
}

export interface Explained {
  /** From the question to the map. */
  ms: number
  /** One value a cell, 0 to 1. */
  map: Float32Array
}

/** Runs something and returns milliseconds. */
export async function timed(work: () => Promise<void> | void): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Fetches the input of a task. Throws Error if it is missing. */
export async function fetchInput(address: string): Promise<Float32Array<ArrayBuffer>> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address} is not there: ${response.status}.`)
  return new Float32Array(await response.arrayBuffer())
}

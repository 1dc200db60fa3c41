/** A network to run, on the input that all run it on. */
interface NetworkTask {
  /** Address of a model package. */
  model: string
  /** Address of the input, [size, size, 3] in float32. */
  input: string
  /** The layer whose output is the answer that contenders must agree on. */
  layer: string
}

/** What each kind of contender is asked to do. Addresses are absolute. */
export interface Tasks {
  /** Heatlens' CPU engine; on as many threads as it likes where that is not said. */
  heatlens: NetworkTask & { threads?: number }
  /** Stock TensorFlow.js; with a layer to explain, it can answer for other classes. */
  tfjs: NetworkTask & { backend: 'wasm' | 'webgl'; explains?: string }
  /** onnxruntime-web: `folder` has its own files, `model` is an .onnx file whose output is that of `layer`. */
  onnx: NetworkTask & { folder: string; threads: number }
  /** As many multiply-adds as the processor can do, this many multiplications in a run. */
  multiply: { multiplies: number }
  /** As many bytes read once. */
  read: { bytes: number }
}

export type Kind = keyof Tasks

/** Something that runs in a worker of its own, again and again. Everything that is needed only once happens in `start`. */
export interface Contender<Task> {
  start(task: Task): Promise<void>
  /** Runs once. Gives milliseconds. */
  run(): Promise<number>
  /** The output of the last run, [height, width, channels] in a row; nothing where there is none to compare. */
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

/** Runs something and gives milliseconds. */
export async function timed(work: () => Promise<void> | void): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Fetches the input of a task. Throws Error where it is not there. */
export async function fetchInput(address: string): Promise<Float32Array<ArrayBuffer>> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address} is not there: ${response.status}.`)
  return new Float32Array(await response.arrayBuffer())
}

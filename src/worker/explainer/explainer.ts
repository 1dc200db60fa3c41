import type { Rival } from '../../engine/backends/readyFirst.ts'
import type { SimdSetup } from '../../engine/simd/simdEngine.ts'
import type { Notice, Reason } from '../../errors/codes.ts'
import type { Asked } from '../../explain/facts.ts'
import type { ListedMethod } from '../../explain/methods/names.ts'
import type { BackendId } from '../../ids.ts'
import type { HeldFiles } from '../../model/cache/heldModel.ts'
import type { Fetch } from '../../model/package/fetchFile.ts'
import type { FindShardStore } from '../../model/package/openPackage.ts'
import type {
  BackendChoice,
  Details,
  Explanation,
  LinearReading,
  LoadProgress,
  Memory,
  MethodFacts,
  MetricId,
  ModelInfo,
  Prediction,
  Preprocessing,
  Question,
} from '../../types.ts'
import type { ExplainProgress } from './followSteps.ts'
import type { MeasureProgress, MeasureQuestion, MetricAbout, MetricResults } from './measure.ts'
import type { Trial } from './trial.ts'

export interface OpenRequest {
  /** Absolute address of the package's model.json. */
  modelUrl: string
  /** The files of the package, if they are in memory instead of at that address. */
  files?: HeldFiles
  /** True to get the host's own version: a stored older one is not used instead. */
  isUpdate?: boolean
  /** What a person chose for networks that leave the size of their picture free, by id, a space and SHA-256. */
  sizes?: Readonly<Record<string, { height: number; width: number }>>
  /** Overrides the choice of the backend. */
  backend?: BackendId
  /** Why the GPU must not be used. */
  withoutGpu?: Reason
}

export interface OpenedNetwork {
  model: ModelInfo
  backend: BackendChoice
  /** Set if the backend answers only because it was ready first, and this graphics processor may be faster. */
  rival?: Rival
  /** The CAM methods, for menus. */
  methods: readonly ListedMethod[]
  /** Harmless problems. */
  notices: readonly Notice[]
}

/** What a forward pass takes beside the picture. */
export interface ForwardOptions {
  /** Values of the further inputs, in their order; zeros by default. */
  numbers?: readonly Float32Array[]
  /** Index of the output that the predictions are of; the first by default. */
  output?: number
  /** How the values of that output are read, if it is linear and not to be read as it was opened. */
  reading?: LinearReading
  /** How the picture was prepared: methods that begin at a black picture need it. */
  preprocessing?: Preprocessing
}

/** Result of a forward pass. */
export interface ForwardResult {
  /** Identifies the kept forward pass in {@link Explainer.explain}. */
  pass: number
  /** The five most probable classes, most probable first. */
  predictions: Prediction[]
  forwardMs: number
  /** The backend that ran. */
  backend?: BackendId
}

/**
 * The API of the worker that holds the network. Exchanges numbers, never tensors. `explainerBorder.ts` defines what is
 * transferred.
 */
export interface Explainer {
  /**
   * Starts a backend, loads a model package and runs it once, so that the first picture is not slow. Throws `backend`,
   * `load` or `format` errors; may then be called again. Like all later methods, it throws a `lost` error if the
   * backend has died or returns impossible numbers; the explainer is unusable after that.
   */
  open(request: OpenRequest, onProgress: (progress: LoadProgress) => void): Promise<OpenedNetwork>
  /**
   * Runs the network on a preprocessed picture, [height, width, channels], and keeps what is needed to explain `layer`
   * and later layers, replacing the previous pass. When the signal is aborted, stops between two layers and throws
   * AbortError.
   */
  forward(
    input: Float32Array<ArrayBuffer>,
    layer: string,
    signal?: AbortSignal,
    options?: ForwardOptions,
  ): Promise<ForwardResult>
  /**
   * Explains a class from the kept pass. Throws a `passGone` error if that pass, or that layer of it, is no longer
   * kept. A method of many passes tells `onProgress` how far it is, with the answer so far where it can be shown. Once
   * the signal is aborted, gives that answer, `unfinished`; throws AbortError if there is none yet.
   */
  explain(
    pass: number,
    question: Question,
    onProgress?: (progress: ExplainProgress) => void,
    signal?: AbortSignal,
  ): Promise<Explanation>
  /**
   * The data behind an answer: the whole output of the target layer and its gradients. Throws a `passGone` error if
   * that pass, or that layer of it, is no longer kept.
   */
  details(pass: number, question: Question): Promise<Details>
  /** What each method can do and costs for such a question, by ids. Does not wait for a job. Throws `part` errors. */
  facts(asked: Asked): Promise<Readonly<Record<string, MethodFacts>>>
  /** What each metric is, and what it costs. Does not wait for a job. Throws `part` errors. */
  aboutMetrics(): Promise<MetricAbout[]>
  /**
   * Measures the answer to a question from the kept pass: a result for each metric asked for. Once the signal is
   * aborted, gives those that are done; throws AbortError if there are none yet. Throws what `explain` throws.
   */
  measure(
    pass: number,
    question: MeasureQuestion,
    metrics: readonly MetricId[],
    onProgress?: (progress: MeasureProgress) => void,
    signal?: AbortSignal,
  ): Promise<MetricResults>
  /** The number of tensors, and their memory. Does not grow with the number of explained pictures. */
  memory(): Promise<Memory>
  /**
   * Runs the network on the test picture of this number, and explains it, to compare engines. The kept pass is gone
   * after it.
   */
  trial(picture: number): Promise<Trial>
  /** Answers as soon as possible, whatever else is running: a sign of life. */
  ping(): Promise<void>
}

export interface ExplainerSetup {
  simd: SimdSetup
  fetch?: Fetch
  /**
   * Finds storage for the files of a package; without it, nothing is stored. `tellFull` is called if there is no space.
   */
  findShardStore?: (url: string, sha256: string, tellFull: () => void) => ReturnType<FindShardStore>
}

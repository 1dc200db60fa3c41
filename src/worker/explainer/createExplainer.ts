import { unlessAborted } from '../../async/abort.ts'
import { serial } from '../../async/serial.ts'
import type { Rival } from '../../engine/backends/readyFirst.ts'
import { type Running, startBackend } from '../../engine/backends/startBackend.ts'
import type { Engine, Network, Pass } from '../../engine/engine.ts'
import type { SimdSetup } from '../../engine/simd/simdEngine.ts'
import type { Notice, Reason } from '../../errors/codes.ts'
import { HeatlensError } from '../../errors/index.ts'
import { arriveMethod } from '../../explain/arriveMethod.ts'
import { classify } from '../../explain/classify.ts'
import { type CamContext, createContext, type Progress } from '../../explain/context.ts'
import { explain } from '../../explain/explain.ts'
import type { Asked } from '../../explain/facts.ts'
import { weightedMean } from '../../explain/methods/gradCam.ts'
import { methodNames } from '../../explain/methods/names.ts'
import { type CamReading, meanGradients } from '../../explain/reading.ts'
import { sharesOf } from '../../explain/shares.ts'
import { answeringOf } from '../../graph/answering.ts'
import type { NetworkPlan } from '../../graph/plan.ts'
import { lazyImport } from '../../lazyImport.ts'
import { fetchHeld, type HeldFiles } from '../../model/cache/heldModel.ts'
import { demandRoom, hasRoomForTwo } from '../../model/package/demandRoom.ts'
import type { Fetch } from '../../model/package/fetchFile.ts'
import { valueCount } from '../../model/package/manifest.ts'
import { type FindShardStore, type ModelPackage, openPackage } from '../../model/package/openPackage.ts'
import type {
  BackendChoice,
  BackendId,
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
import { checkFinite, checkScores } from './checkNumbers.ts'
import { type ExplainProgress, followSteps } from './followSteps.ts'
import { type KeptPasses, keepPasses } from './keptPasses.ts'
import type { MeasureProgress, MeasureQuestion, MetricAbout, MetricResults } from './measure.ts'
import { planAtSize } from './planAtSize.ts'
import { toModelInfo } from './toModelInfo.ts'
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
  methods: readonly { id: string; label: string }[]
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
  /** What each metric is, and what it costs for the maps of a question. */
  aboutMetrics(question: Question): Promise<MetricAbout[]>
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

const PREDICTIONS = 5

/** Few devices compare engines. */
const arriveTrial = lazyImport(() => import('./trial.ts'))
const arriveMeasure = lazyImport(() => import('./measureLoaded.ts'))
const arriveFacts = lazyImport(() => import('../../explain/facts.ts'))

const methods = Object.entries(methodNames).map(([id, label]) => ({ id, label }))

/** Creates an {@link Explainer}. It runs jobs one after another, so that no two share tensors. */
export function createExplainer({ simd, fetch, findShardStore }: ExplainerSetup): Explainer {
  let backend: Running | undefined
  let loaded: { about: ModelPackage; plan: NetworkPlan; network: Network } | undefined
  /** The forward pass, and what was read from it for the last question. */
  let kept:
    | {
        number: number
        passes: KeptPasses
        preprocessing: Preprocessing | undefined
        /** Of each output. */
        logits: readonly Float32Array[]
        /** How the output is read, where not as it was opened. */
        readAs?: LinearReading
        reading?: { of: string; value: CamReading }
      }
    | undefined
  let passes = 0
  const oneByOne = serial()

  // Reads from a lost WebGL context never settle: a loss ends every job.
  const loss = new AbortController()
  const onLost = () => {
    loss.abort(new HeatlensError('gpuReset'))
  }

  const inTurn = <T>(job: () => Promise<T>): Promise<T> =>
    oneByOne(async () => {
      loss.signal.throwIfAborted()
      try {
        return await unlessAborted(job(), loss.signal)
      } finally {
        // Reads after a loss may give zeros or any error, and the event arrives a moment later.
        if (backend?.engine.isLost?.(true)) onLost()
        loss.signal.throwIfAborted()
      }
    })

  /** The context of a question about the kept pass; what it reads of the target layer is checked, and kept for the next. */
  const contextOf = async (
    number: number,
    asked: Question,
    signal?: AbortSignal,
    onProgress?: (progress: Progress) => void,
  ): Promise<CamContext> => {
    if (!loaded?.plan.featureMaps.has(asked.layer) || kept?.number !== number) {
      throw new HeatlensError('passGone')
    }
    const { passes, logits, preprocessing } = kept
    if (!passes.reaches(asked.layer)) throw new HeatlensError('passGone')
    const { isCounterfactual } = await arriveMethod(asked.method)
    const question = isCounterfactual ? asked : { ...asked, evidence: 'for' as const }
    const { output, classIndex, layer, score, evidence } = question
    const of = JSON.stringify([output, classIndex, layer, score, evidence])
    const context = createContext({
      ...{ plan: loaded.plan, network: loaded.network, passes, question, preprocessing, signal, onProgress },
      logits: logits[output ?? 0] as Float32Array,
      reading: kept.readAs ?? loaded.about.outputs[output ?? 0]?.reading,
      read: kept.reading?.of === of ? kept.reading.value : undefined,
    })
    const { reading, activations } = context
    const own = kept
    return {
      ...context,
      activations: async (name) => checkFinite(await activations(name)),
      // Methods that do without gradients do not ask for it.
      async reading() {
        const value = await reading()
        if (own.reading?.value !== value) {
          checkFinite(value.input.activations)
          checkFinite(value.input.gradients, backend?.engine.isLost !== undefined)
          own.reading = { of, value }
        }
        return value
      },
    }
  }

  return {
    open: ({ modelUrl, files, isUpdate, sizes, backend: wanted, withoutGpu }, onProgress) =>
      inTurn(async () => {
        let isFull = false
        const tellFull = () => {
          isFull = true
        }
        const from = files ? fetchHeld(files) : isUpdate ? globalThis.fetch.bind(globalThis) : fetch
        const store: FindShardStore = async (url, sha256) =>
          files ? undefined : findShardStore?.(url, sha256, tellFull)
        const packaged = await openPackage(modelUrl, from, store)
        const { model, plan } = await planAtSize(packaged, sizes)
        demandRoom(model.bytes, plan.bytes.peak)
        backend ??= await startBackend({
          ...{ simd, onLost },
          ...(wanted && { wanted }),
          ...(withoutGpu && { withoutGpu }),
        })
        kept?.passes.dispose()
        loaded?.network.dispose()
        kept = loaded = undefined
        loaded = { about: model, plan, network: await load(model, plan, backend.engine, onProgress) }
        const notices = isFull ? [notKept(model)] : []
        return {
          model: toModelInfo(model, plan, packaged.preprocessing),
          ...chosen(backend, model, plan),
          methods,
          notices,
        }
      }),

    forward: (input, layer, signal, { numbers = [], output = 0, reading, preprocessing } = {}) =>
      inTurn(async () => {
        signal?.throwIfAborted()
        if (!loaded) throw new HeatlensError('noNetworkLoaded')
        const { plan, about, network } = loaded
        kept?.passes.dispose()
        kept = undefined
        const start = performance.now()
        const inputs = [input, ...fill(plan, numbers)]
        const pass = await network.forward(inputs, layer, signal)
        const forwardMs = performance.now() - start
        kept = {
          number: ++passes,
          passes: keepPasses(network, inputs, pass),
          preprocessing,
          logits: pass.outputs,
          ...(reading && { readAs: reading }),
        }
        checkScores(pass.outputs, backend?.engine.isLost !== undefined)
        const predictions = predict(about, plan, pass, output, reading)
        return { pass: kept.number, predictions, forwardMs, ...(backend && { backend: backend.choice.id }) }
      }),

    explain: (number, question, onProgress, signal) =>
      inTurn(async () => {
        const steps = followSteps(onProgress)
        const context = await contextOf(number, question, signal, steps.take)
        steps.follow(context)
        const start = performance.now()
        try {
          return { ...(await explain(context)), explainMs: performance.now() - start }
        } catch (error) {
          // What there is when it is stopped is kept.
          const soFar = signal?.aborted ? await steps.soFar() : undefined
          if (soFar) return soFar
          throw error
        }
      }),

    details: (number, question) =>
      inTurn(async () => {
        // A method that has no evidence against is asked for that for the class.
        const { isCounterfactual } = await arriveMethod(question.method)
        const asked = { ...question, method: 'gradCam', ...(!isCounterfactual && { evidence: 'for' as const }) }
        const { input, factor } = await (await contextOf(number, asked)).reading()
        const { height, width, channels, activations, gradients } = input
        const weights = meanGradients(input)
        return {
          ...{ height, width, channels, gradientFactor: factor },
          pooledGradients: weights.map((value) => value * factor),
          mean: weightedMean(input, weights).map((value) => value * factor),
          shares: sharesOf(input, weights),
          // Copies, because transferred arrays are gone here.
          ...{ activations: activations.slice(), gradients: gradients.slice() },
        }
      }),

    async facts(asked) {
      const plan = loaded?.plan
      if (!plan?.featureMaps.has(asked.layer)) throw new HeatlensError('noNetworkLoaded')
      return (await arriveFacts()).factsOf(plan, asked)
    },

    aboutMetrics: (question) =>
      inTurn(async () => {
        if (!loaded) throw new HeatlensError('noNetworkLoaded')
        return (await arriveMeasure()).aboutMetrics(loaded.plan, question)
      }),

    measure: (number, question, ids, onProgress, signal) =>
      inTurn(async () => {
        const { measureLoaded } = await arriveMeasure()
        return measureLoaded({
          ...{ question, ids, onProgress, signal, loaded, engine: backend?.engine },
          contextOf: (take) => contextOf(number, question, signal, take),
        })
      }),

    memory: () => inTurn(async () => loaded?.network.memory() ?? { tensors: 0, bytes: 0 }),

    trial: (picture) =>
      inTurn(async () => {
        if (!loaded) throw new HeatlensError('noNetworkLoaded')
        const { runTrial } = await arriveTrial()
        kept?.passes.dispose()
        kept = undefined
        return runTrial(loaded, picture, backend?.engine.isLost !== undefined)
      }),

    async ping() {
      // Not every browser reports every loss, and reads from a lost context may never settle.
      if (backend?.engine.isLost?.(false)) onLost()
    },
  }
}

/** The backend that runs a network, and its rival if there is room to try both. */
function chosen({ choice, rival }: Running, { bytes }: ModelPackage, plan: NetworkPlan) {
  if (!rival) return { backend: choice }
  if (hasRoomForTwo(bytes, plan.bytes)) return { backend: choice, rival }
  return { backend: { id: choice.id, reason: { code: 'tooLargeForTwo', parameters: {} } as const } }
}

const notKept = ({ name }: ModelPackage): Notice => ({ code: 'networkNotKept', parameters: { network: name } })

/** The values of the inputs after the picture: those given, where they have the right length, else zeros. */
const fill = ({ inputs }: NetworkPlan, numbers: readonly Float32Array[]): Float32Array[] =>
  inputs.slice(1).map(({ shape }, index) => {
    const given = numbers[index]
    const length = valueCount(shape)
    return given?.length === length ? given : new Float32Array(length)
  })

function predict(
  { outputs }: ModelPackage,
  plan: NetworkPlan,
  pass: Pass,
  index: number,
  readAs?: LinearReading,
): Prediction[] {
  const planned = plan.outputs[index]
  const logits = pass.outputs[index]
  if (!planned || !logits) throw new RangeError(`There is no output ${index}.`)
  const { classes = [], reading } = outputs[index] ?? {}
  return classify(logits, answeringOf({ ...planned, reading: readAs ?? reading }), classes, PREDICTIONS)
}

async function load(
  model: ModelPackage,
  plan: NetworkPlan,
  engine: Engine,
  onProgress: (progress: LoadProgress) => void,
): Promise<Network> {
  const network = await engine.build(plan, model.tensors)
  try {
    const blocks = model.loadTensors(onProgress, ({ name }) => network.rowsPerBlock(name))
    for await (const block of blocks) await network.take(block)
    return network
  } catch (error) {
    network.dispose()
    throw error
  }
}

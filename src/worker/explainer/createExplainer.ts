import { type Running, startBackend } from '../../engine/backends/startBackend.ts'
import { HeatlensError } from '../../errors/index.ts'
import { arriveMethod } from '../../explain/arriveMethod.ts'
import type { Progress } from '../../explain/context.ts'
import { explain } from '../../explain/explain.ts'
import { weightedMean } from '../../explain/methods/gradCam.ts'
import { listedMethods } from '../../explain/methods/names.ts'
import { meanGradients } from '../../explain/reading.ts'
import { sharesOf } from '../../explain/shares.ts'
import { lazyImport } from '../../lazyImport.ts'
import { fetchHeld } from '../../model/cache/heldModel.ts'
import { demandRoom } from '../../model/package/demandRoom.ts'
import { type FindShardStore, openPackage } from '../../model/package/openPackage.ts'
import type { Question } from '../../types.ts'
import { fillInputs, predict } from './answers.ts'
import { checkScores } from './checkNumbers.ts'
import type { Explainer, ExplainerSetup } from './explainer.ts'
import { followSteps } from './followSteps.ts'
import { createTurns } from './inTurn.ts'
import { contextOf, type KeptPass } from './keptPass.ts'
import { keepPasses } from './keptPasses.ts'
import { backendOf, type Loaded, loadNetwork, notKept } from './loadNetwork.ts'
import { planAtSize } from './planAtSize.ts'
import { toModelInfo } from './toModelInfo.ts'

/** Few devices compare engines. */
const arriveTrial = lazyImport(() => import('./trial.ts'))
const arriveMeasure = lazyImport(() => import('./measureLoaded.ts'))
const arriveFacts = lazyImport(() => import('../../explain/facts.ts'))

/** Creates an {@link Explainer}. It runs jobs one after another, so that no two share tensors. */
export function createExplainer({ simd, fetch, findShardStore }: ExplainerSetup): Explainer {
  let backend: Running | undefined
  let loaded: Loaded | undefined
  let kept: KeptPass | undefined
  let passes = 0
  const { inTurn, onLost } = createTurns((closely) => backend?.engine.isLost?.(closely) ?? false)

  const contextFor = async (
    number: number,
    question: Question,
    signal?: AbortSignal,
    onProgress?: (progress: Progress) => void,
  ) => {
    if (!loaded || kept?.number !== number) throw new HeatlensError('passGone')
    return contextOf(loaded, kept, question, signal, onProgress)
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
        const { engine } = backend
        const network = await loadNetwork(model, plan, engine, onProgress)
        loaded = { about: model, plan, network, canBeLost: engine.isLost !== undefined }
        const notices = isFull ? [notKept(model)] : []
        return {
          model: toModelInfo(model, plan, packaged.preprocessing),
          ...backendOf(backend, model, plan),
          methods: listedMethods,
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
        const inputs = [input, ...fillInputs(plan, numbers)]
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
        const context = await contextFor(number, question, signal, steps.take)
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
        const { input, factor } = await (await contextFor(number, asked)).reading()
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
      const read = kept?.reading
      const activations = read?.layer === asked.layer ? read.value.input.activations : undefined
      return (await arriveFacts()).factsOf(plan, asked, activations)
    },

    async aboutMetrics() {
      const plan = loaded?.plan
      if (!plan) throw new HeatlensError('noNetworkLoaded')
      return (await arriveMeasure()).aboutMetrics(plan)
    },

    measure: (number, question, ids, onProgress, signal) =>
      inTurn(async () => {
        const { measureLoaded } = await arriveMeasure()
        return measureLoaded({
          ...{ question, ids, onProgress, signal, loaded, engine: backend?.engine, readAs: kept?.readAs },
          contextOf: (take) => contextFor(number, question, signal, take),
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

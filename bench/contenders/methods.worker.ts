import { expose } from 'comlink'
import type { Question } from '../../src/types.ts'
import { createExplainer } from '../../src/worker/explainer/createExplainer.ts'
import type { Explainer } from '../../src/worker/explainer/explainer.ts'
import { simdSetup } from '../../src/worker/explainer/simdSetup.ts'
import { type MethodTime, timeMethod } from '../timeMethod.ts'
import { fetchInput } from './contender.ts'

/** A package to explain with, and its prepared picture: addresses. */
export interface MethodsTask {
  model: string
  input: string
}

/** A method to time on a pass of its own. */
export interface MethodAsked {
  method: string
  classIndex: number
  /** Of a method of more steps, so many are run. */
  mostSteps: number
  /** Whether to ask the same again. */
  again: boolean
}

/** What it took. */
export interface MethodTimes {
  forwardMs: number
  own: MethodTime
  /** The same question again, whose outputs and gradients are read. */
  again: MethodTime | null
}

let explainer: Explainer
let layer = ''
let forward: () => ReturnType<Explainer['forward']>

/** The worker's own code for explanations, on the CPU engine with one thread. */
const methods = {
  /** Opens a package. */
  async start({ model: modelUrl, input }: MethodsTask): Promise<void> {
    const picture = await fetchInput(input)
    explainer = createExplainer({ simd: { ...simdSetup, threads: 1 }, fetch: (...asked) => fetch(...asked) })
    const { model } = await explainer.open({ modelUrl, backend: 'wasm' }, () => {})
    layer = model.targetLayer
    const { preprocessing } = model
    forward = () => explainer.forward(picture.slice(), layer, undefined, { preprocessing })
  },
  /** Runs a pass, and a method on it. */
  async time({ method, classIndex, mostSteps, again }: MethodAsked): Promise<MethodTimes> {
    const { pass, forwardMs } = await forward()
    const question: Question = { method, layer, score: 'logit', classIndex }
    const own = await timeMethod(explainer, pass, question, mostSteps)
    return { forwardMs, own, again: again ? await timeMethod(explainer, pass, question, mostSteps) : null }
  },
}

export type Methods = typeof methods

expose(methods)

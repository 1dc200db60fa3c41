import { type Remote, wrap } from 'comlink'
import type { Contender, Explained, Kind, Tasks } from './contender.ts'
import GraphWorker from './graph.worker.ts?worker'
import GraphTfjsWorker from './graphTfjs.worker.ts?worker'
import HeatlensWorker from './heatlens.worker.ts?worker'
import LimitsWorker from './limits.worker.ts?worker'
import type { MethodAsked, Methods, MethodsTask, MethodTimes } from './methods.worker.ts'
import MethodsWorker from './methods.worker.ts?worker'
import OnnxWorker from './onnx.worker.ts?worker'
import TfjsWorker from './tfjs.worker.ts?worker'

const workers: Record<Kind, new () => Worker> = {
  heatlens: HeatlensWorker,
  tfjs: TfjsWorker,
  graph: GraphWorker,
  graphTfjs: GraphTfjsWorker,
  onnx: OnnxWorker,
  multiply: LimitsWorker,
  read: LimitsWorker,
}

interface Started {
  worker: Worker
  remote: Remote<Required<Contender<unknown>>>
}

const started = new Map<string, Started>()
const find = (name: string) => (started.get(name) as Started).remote

let ofMethods: Worker | undefined
let methods: Remote<Methods> | undefined

const contenders = {
  /** Starts a contender in a worker that stays alive. Throws its error if it does not start. */
  async start<K extends Kind>(name: string, kind: K, task: Tasks[K]): Promise<void> {
    const worker = new workers[kind]()
    const died = new Promise<never>((_, reject) => {
      worker.addEventListener('error', ({ message }) => reject(new Error(message || 'Its worker did not start.')))
    })
    const remote = wrap<Required<Contender<unknown>>>(worker)
    await Promise.race([remote.start(task), died])
    started.set(name, { worker, remote })
  },
  /** Ends the worker of a contender. */
  stop(name: string): void {
    started.get(name)?.worker.terminate()
    started.delete(name)
  },
  /** Starts the worker that times methods, in place of the one before. */
  async startMethods(task: MethodsTask): Promise<void> {
    ofMethods?.terminate()
    ofMethods = new MethodsWorker()
    methods = wrap<Methods>(ofMethods)
    await methods.start(task)
  },
  time: (asked: MethodAsked): Promise<MethodTimes> => (methods as Remote<Methods>).time(asked),
  run: (name: string): Promise<number> => find(name).run(),
  answer: async (name: string): Promise<number[]> => Array.from(await find(name).answer()),
  async explain(name: string, classIndex: number): Promise<Omit<Explained, 'map'> & { map: number[] }> {
    const { ms, map } = await find(name).explain(classIndex)
    return { ms, map: Array.from(map) }
  },
}

/** The page's API for Playwright. */
declare global {
  interface Window {
    contenders: typeof contenders
  }
}

window.contenders = contenders

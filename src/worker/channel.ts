import { fromSent, type SentError, toSent } from './crossErrors.ts'

// Calls across a worker's border. Everything goes through one channel, so nothing overtakes anything: what a call tells
// on its way arrives before its answer, and an abort after its call.

/** A worker, the worker's own global scope, or a port. */
export interface Endpoint {
  postMessage(message: unknown, moved?: Transferable[]): void
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
  /** Ports only. */
  start?(): void
}

/** Stands for an AbortSignal: the worker creates one of its own for the call. */
const SIGNAL = 'signal of the call'

/** Stands for a function of the page, by its number. */
interface SentFunction {
  functionOfPage: number
}

const isFunction = (value: unknown): value is SentFunction =>
  typeof value === 'object' && value !== null && 'functionOfPage' in value

type ToWorker =
  /** `of` is the number of what stayed in the worker: 0 is what it serves. */
  { call: number; of: number; name: string; args: unknown[] } | { abort: number } | { forget: number }

type ToPage = { call: number; value: unknown } | { call: number; stays: number } | Failed | Told
type Failed = { call: number; error: SentError }
type Told = { tell: number; args: unknown[] }

/** The methods of a worker, or of something in it, as the page calls them. */
export interface Remote {
  /** Calls a method. Functions among the arguments run in the page. `moved` is gone in the page afterwards. */
  call(name: string, args: readonly unknown[], moved?: Transferable[]): Promise<unknown>
}

/** The result of a method: what to transfer of it, or whether it stays in the worker, to be called there. */
export interface Answer {
  value: unknown
  moved?: Transferable[]
  stays?: boolean
}

/** A method as a worker offers it. */
export type Offered = (...args: unknown[]) => Promise<Answer>

function listen<Message>(endpoint: Endpoint, take: (message: Message) => void): void {
  endpoint.addEventListener('message', ({ data }) => take(data as Message))
  endpoint.start?.()
}

/** Answers calls, in a worker: `find` gives the method of a name. What stays in the worker does so until it ends. */
export function answerCalls(endpoint: Endpoint, find: (name: string) => Offered): void {
  const running = new Map<number, AbortController>()
  const staying: ((name: string) => Offered)[] = [find]
  const post = (message: ToPage, moved: Transferable[] = []) => endpoint.postMessage(message, moved)
  // The page's functions are forgotten there once nothing in the worker can call them.
  const unused = new FinalizationRegistry<number>((forget) => endpoint.postMessage({ forget }))
  const functionOf = ({ functionOfPage: tell }: SentFunction) => {
    const stand = (...args: unknown[]) => post({ tell, args })
    unused.register(stand, tell)
    return stand
  }
  listen<ToWorker>(endpoint, async (message) => {
    if ('abort' in message) return running.get(message.abort)?.abort()
    if (!('call' in message)) return
    const { call, of, name, args } = message
    const stop = new AbortController()
    running.set(call, stop)
    try {
      const given = args.map((arg) => (arg === SIGNAL ? stop.signal : isFunction(arg) ? functionOf(arg) : arg))
      const { value, moved, stays } = await (staying[of] as (name: string) => Offered)(name)(...given)
      if (stays) post({ call, stays: staying.push(methodsOf(value as object)) - 1 })
      else post({ call, value }, moved)
    } catch (error) {
      post({ call, error: toSent(error) })
    } finally {
      running.delete(call)
    }
  })
}

/** The methods of an object, whose results are copied. */
const methodsOf =
  (methods: object) =>
  (name: string) =>
  async (...args: unknown[]) => ({
    value: await (Reflect.get(methods, name) as (...args: unknown[]) => unknown).apply(methods, args),
  })

/** The methods of a worker that answers through {@link answerCalls}. Errors arrive as they were thrown there. */
export function connect(endpoint: Endpoint): Remote {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>()
  const functions = new Map<number, (...args: unknown[]) => unknown>()
  let numbers = 0
  const post = (message: ToWorker, moved: Transferable[] = []) => endpoint.postMessage(message, moved)
  listen<ToPage | { forget: number }>(endpoint, (message) => {
    if ('forget' in message) functions.delete(message.forget)
    else if ('tell' in message) functions.get(message.tell)?.(...message.args)
    else {
      const { resolve, reject } = waiting.get(message.call) ?? {}
      waiting.delete(message.call)
      if ('error' in message) reject?.(fromSent(message.error))
      else resolve?.('stays' in message ? clientOf(message.stays) : message.value)
    }
  })
  const remoteOf = (of: number): Remote => ({
    async call(name, args, moved) {
      const signal = args.find((arg) => arg instanceof AbortSignal)
      signal?.throwIfAborted()
      const call = ++numbers
      const abort = () => post({ abort: call })
      const sent = args.map((arg) => {
        if (arg instanceof AbortSignal) return SIGNAL
        if (typeof arg !== 'function') return arg
        functions.set(++numbers, arg as () => unknown)
        return { functionOfPage: numbers } satisfies SentFunction
      })
      signal?.addEventListener('abort', abort)
      try {
        return await new Promise((resolve, reject) => {
          waiting.set(call, { resolve, reject })
          post({ call, of, name, args: sent }, moved)
        })
      } finally {
        waiting.delete(call)
        signal?.removeEventListener('abort', abort)
      }
    },
  })
  const clientOf = (of: number) => methodProxy((name, args) => remoteOf(of).call(name, args))
  return remoteOf(0)
}

/** An object with any method: each call of one is given to `call`. */
export const methodProxy = (call: (name: string, args: unknown[]) => Promise<unknown>): object =>
  new Proxy(
    {},
    {
      get(own, name) {
        // A promise may resolve with this object.
        if (name === 'then') return undefined
        return Reflect.get(own, name) ?? ((...args: unknown[]) => call(name as string, args))
      },
    },
  )

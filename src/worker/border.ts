import { type Endpoint, expose, proxy, transfer } from 'comlink'

// The border between the page and a worker, over comlink. One interface of asynchronous methods defines both sides:
// `serve` in the worker, `clientOf` in the page. A new method takes a line in the interface, its implementation, and a
// line in the border table if something is transferred. A long job takes a progress callback and an AbortSignal as
// arguments.

// biome-ignore lint/suspicious/noExplicitAny: the parameters of a method are its own; `never` would refuse optional ones.
type Method = (...args: any[]) => Promise<unknown>

/** How the values of a method cross. By default, objects are copied. */
interface Crossing<M extends Method> {
  /** Objects in the first argument to transfer instead of copying; they are gone in the page afterwards. */
  moves?: (first: Parameters<M>[0]) => Transferable[]
  /** Objects in the result to transfer instead of copying. */
  gives?: (result: Awaited<ReturnType<M>>) => Transferable[]
  /** True if the result has methods: it stays in the worker, and the page calls it there. */
  isKept?: true
}

/** The methods of an interface whose values are not simply copied. */
export type Border<T> = { readonly [Name in keyof T]?: T[Name] extends Method ? Crossing<T[Name]> : never }

/** The worker's methods, as the page calls them. */
export type Far = Record<string, (...args: unknown[]) => Promise<unknown>>

/** Stands for an AbortSignal in a message; the worker creates a signal of its own for it. */
interface SignalMark {
  signalOfCall: number
}

const isMark = (value: unknown): value is SignalMark =>
  typeof value === 'object' && value !== null && 'signalOfCall' in value

/** Serves methods to the page, in a worker. */
export function serve<T extends object>(methods: T, border: Border<T>, endpoint?: Endpoint): void {
  const running = new Map<number, AbortController>()
  const far: Far = {
    async abort(call) {
      running.get(call as number)?.abort()
    },
  }
  for (const [name, method] of Object.entries<Method>(methods as Record<string, Method>)) {
    const { gives, isKept } = (border as Record<string, Crossing<Method>>)[name] ?? {}
    far[name] = async (...args) => {
      const call = args.find(isMark)?.signalOfCall
      const stop = new AbortController()
      if (call !== undefined) running.set(call, stop)
      try {
        const result = await method.apply(
          methods,
          args.map((arg) => (isMark(arg) ? stop.signal : arg)),
        )
        return isKept ? proxy(result as object) : gives ? transfer(result, gives(result)) : result
      } finally {
        if (call !== undefined) running.delete(call)
      }
    }
  }
  expose(far, endpoint)
}

let calls = 0

async function callFar(far: Far, name: string, args: unknown[], crossing?: Crossing<Method>): Promise<unknown> {
  const signal = args.find((arg) => arg instanceof AbortSignal)
  signal?.throwIfAborted()
  const call = ++calls
  const abort = () => void far.abort?.(call).catch(() => {})
  signal?.addEventListener('abort', abort)
  try {
    if (crossing?.moves) transfer(args[0], crossing.moves(args[0]))
    return await far[name]?.(
      ...args.map((arg) => {
        if (arg instanceof AbortSignal) return { signalOfCall: call } satisfies SignalMark
        return typeof arg === 'function' ? proxy(arg) : arg
      }),
    )
  } finally {
    signal?.removeEventListener('abort', abort)
  }
}

/**
 * An interface whose methods call a worker. `ask` receives each call, decides which worker to call and what else may
 * end the wait: see {@link unlessAborted}. Functions among the arguments are called in the page. Aborting an
 * AbortSignal (one a call) aborts the worker's; if it is already aborted, no call is made.
 */
export function clientOf<T extends object>(
  border: Border<T>,
  ask: (call: (far: Far) => Promise<unknown>) => Promise<unknown>,
): T {
  return new Proxy({} as T, {
    get(own, name) {
      // A promise may resolve with this object.
      if (name === 'then') return undefined
      return (
        Reflect.get(own, name) ??
        ((...args: unknown[]) => ask((far) => callFar(far, name as string, args, Reflect.get(border, name))))
      )
    },
  })
}

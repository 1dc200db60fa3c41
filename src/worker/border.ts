import { type Endpoint, expose, proxy, transfer } from 'comlink'

// The border between the page and a worker, over comlink. An interface of asynchronous methods makes both sides: `serve` in
// the worker, `clientOf` in the page. A new method is a line in the interface and its implementation, and one in the table
// beside it where something is moved; a long job takes a function for its progress and an AbortSignal as arguments.

// biome-ignore lint/suspicious/noExplicitAny: the parameters of a method are its own; `never` would refuse optional ones.
type Method = (...args: any[]) => Promise<unknown>

/** How the values of a method cross. Objects are copied where nothing is said. */
interface Crossing<M extends Method> {
  /** What of the first argument is moved, not copied: it is gone in the page after that. */
  moves?: (first: Parameters<M>[0]) => Transferable[]
  /** What of the result is moved, not copied. */
  gives?: (result: Awaited<ReturnType<M>>) => Transferable[]
  /** True where the result has methods: it stays in the worker, and the page asks it there. */
  isKept?: true
}

/** The methods of an interface whose values do not cross as copies. */
export type Border<T> = { readonly [Name in keyof T]?: T[Name] extends Method ? Crossing<T[Name]> : never }

/** What is asked across the border. */
export type Far = Record<string, (...args: unknown[]) => Promise<unknown>>

/** Takes the place of an AbortSignal on the way; the worker has a signal of its own for it. */
interface SignalMark {
  signalOfCall: number
}

const isMark = (value: unknown): value is SignalMark =>
  typeof value === 'object' && value !== null && 'signalOfCall' in value

/** Answers, in a worker, what its page asks. */
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
 * An interface whose methods ask a worker. `ask` is given each call, and says which worker it is asked of, and what
 * else may end the wait for the answer: see {@link unlessAborted}. Of the arguments, functions are called in the page,
 * and aborting an AbortSignal (one a call) aborts the worker's; where it is aborted already, nothing is asked.
 */
export function clientOf<T extends object>(
  border: Border<T>,
  ask: (call: (far: Far) => Promise<unknown>) => Promise<unknown>,
): T {
  return new Proxy({} as T, {
    get(own, name) {
      // It may be given out by a promise.
      if (name === 'then') return undefined
      return (
        Reflect.get(own, name) ??
        ((...args: unknown[]) => ask((far) => callFar(far, name as string, args, Reflect.get(border, name))))
      )
    },
  })
}

import { answerCalls, type Endpoint, methodProxy, type Remote } from './channel.ts'

// The border between the page and a worker. One interface of asynchronous methods defines both sides: `serve` in the
// worker, `clientOf` in the page. A new method takes a line in the interface, its implementation, and a line in the
// border table if something is transferred. A long job takes a progress callback and an AbortSignal as arguments.

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

const crossingOf = <T>(border: Border<T>, name: string): Crossing<Method> =>
  (Object.hasOwn(border, name) && (border as Record<string, Crossing<Method>>)[name]) || {}

/** Serves methods to the page, in a worker. */
export function serve<T extends object>(
  methods: T,
  border: Border<T>,
  endpoint: Endpoint = globalThis as unknown as Endpoint,
): void {
  answerCalls(endpoint, (name) => async (...args) => {
    const { gives, isKept = false } = crossingOf(border, name)
    const value = await (Reflect.get(methods, name) as Method).apply(methods, args)
    return { value, stays: isKept, ...(gives && { moved: gives(value) }) }
  })
}

/**
 * An interface whose methods call a worker. `ask` receives each call, decides which worker to call and what else may
 * end the wait: see {@link unlessAborted}. Functions among the arguments are called in the page. Aborting an
 * AbortSignal (one a call) aborts the worker's; if it is already aborted, no call is made.
 */
export function clientOf<T extends object>(
  border: Border<T>,
  ask: (call: (remote: Remote) => Promise<unknown>) => Promise<unknown>,
): T {
  return methodProxy((name, args) =>
    ask((remote) => remote.call(name, args, crossingOf(border, name).moves?.(args[0]))),
  ) as T
}

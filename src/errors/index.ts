import type { ErrorCode, ErrorParameters, Problem } from './codes.ts'
import { type ErrorKind, pageKinds } from './kinds.ts'

let kinds: { readonly [Code in ErrorCode]?: ErrorKind } = pageKinds

/** Adds the kinds of the errors that only workers and Node throw (`worker/sendErrors.ts`). */
export function knowKinds(others: typeof kinds): void {
  kinds = { ...kinds, ...others }
}

interface HeatlensErrorOptions extends ErrorOptions {
  /** Overrides the usual kind of the code. */
  kind?: ErrorKind
}

/** The arguments after the code: the parameters may be omitted where there are none. */
type Rest<Code extends ErrorCode> = keyof ErrorParameters[Code] extends never
  ? [parameters?: ErrorParameters[Code], options?: HeatlensErrorOptions]
  : [parameters: ErrorParameters[Code], options?: HeatlensErrorOptions]

/**
 * The only error class that Heatlens throws: a code and the parameters that its text needs (`errors/codes.ts`). The
 * texts are in `src/words/`; `message` is for developers. It crosses worker boundaries unchanged
 * (`worker/crossErrors.ts`).
 */
export class HeatlensError<Code extends ErrorCode = ErrorCode> extends Error {
  readonly code: Code
  readonly parameters: Readonly<ErrorParameters[Code]>
  readonly kind: ErrorKind

  constructor(code: Code, ...[parameters = {} as ErrorParameters[Code], options = {}]: Rest<Code>) {
    super(`${code} ${JSON.stringify(parameters)}`, options)
    this.name = 'HeatlensError'
    this.code = code
    this.parameters = parameters
    this.kind = options.kind ?? kinds[code] ?? 'unforeseen'
  }
}

/** Turns anything that was thrown into a problem: plain data, without the stack. */
export function toProblem(error: unknown): Problem {
  if (error instanceof HeatlensError) return { code: error.code, parameters: error.parameters } as Problem
  return { code: 'unforeseen', parameters: { what: error instanceof Error ? error.message : String(error) } }
}

/** The error for a problem; `kind` overrides the usual kind. */
export function errorOf({ code, parameters }: Problem, options?: HeatlensErrorOptions): HeatlensError {
  return new HeatlensError(code, parameters as never, options)
}

/** True if an error is of one of these kinds. */
export const isOfKind = (error: unknown, ...wanted: readonly ErrorKind[]): boolean =>
  error instanceof HeatlensError && wanted.includes(error.kind)

/** True for errors that only a new worker can fix, if anything can. */
export const isAboutEngine = (error: unknown): boolean =>
  isLoss(error) || isMissingPart(error) || isOfKind(error, 'backend', 'noBackend')

/** True if a file of Heatlens itself did not arrive. */
export const isMissingPart = (error: unknown): boolean => isOfKind(error, 'part')

/** True if there was no room to store something. */
export const isAboutRoom = (error: unknown): boolean => isOfKind(error, 'room')

/** How to continue after a failed load, see {@link remedyFor}. */
export type Remedy = 'load' | 'restart' | 'fetch' | 'leave' | 'none'

/**
 * What may help after a failed load: to try again, to start a new worker, to fetch a file of Heatlens again (also in a
 * new worker), to leave a network that can only fail again, or nothing that the page could offer.
 */
export function remedyFor(error: unknown): Remedy {
  if (isMissingPart(error)) return 'fetch'
  if (isOfKind(error, 'noBackend')) return 'none'
  if (isAboutEngine(error)) return 'restart'
  return isOfKind(error, 'format', 'gone') ? 'leave' : 'load'
}

/** True if the engine ran and was lost, so that the same work may succeed in a new worker. */
export const isLoss = (error: unknown): boolean => isOfKind(error, 'lost', 'worker')

import type { ErrorCode, ErrorParameters, Problem } from './codes.ts'
import { type ErrorKind, pageKinds } from './kinds.ts'

let kinds: { readonly [Code in ErrorCode]?: ErrorKind } = pageKinds

/** Adds the kinds of errors that the page does not throw: for workers and for Node (`worker/sendErrors.ts`). */
export function knowKinds(others: typeof kinds): void {
  kinds = { ...kinds, ...others }
}

interface HeatlensErrorOptions extends ErrorOptions {
  /** What can be done about it, where that is another thing than usual. */
  kind?: ErrorKind
}

/** What follows the code: nothing has to, where it has no parameters. */
type Rest<Code extends ErrorCode> = keyof ErrorParameters[Code] extends never
  ? [parameters?: ErrorParameters[Code], options?: HeatlensErrorOptions]
  : [parameters: ErrorParameters[Code], options?: HeatlensErrorOptions]

/**
 * The one class of what Heatlens throws: a code, and what its text needs (`errors/codes.ts`). The texts are in `src/words/`;
 * the message is for developers. It crosses out of workers as it is (`worker/crossErrors.ts`).
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

/** Anything that was thrown as what is told of it: data, without the stack. */
export function toProblem(error: unknown): Problem {
  if (error instanceof HeatlensError) return { code: error.code, parameters: error.parameters } as Problem
  return { code: 'unforeseen', parameters: { what: error instanceof Error ? error.message : String(error) } }
}

/** The error for a problem, of another kind than usual where one is given. */
export function errorOf({ code, parameters }: Problem, options?: HeatlensErrorOptions): HeatlensError {
  return new HeatlensError(code, parameters as never, options)
}

/** True for an error of one of these kinds. */
export const isOfKind = (error: unknown, ...wanted: readonly ErrorKind[]): boolean =>
  error instanceof HeatlensError && wanted.includes(error.kind)

/** True for errors after which only a new worker helps, if anything does. */
export const isAboutEngine = (error: unknown): boolean =>
  isLoss(error) || isMissingPart(error) || isOfKind(error, 'backend', 'noBackend')

/** True where a file of Heatlens itself did not come. */
export const isMissingPart = (error: unknown): boolean => isOfKind(error, 'part')

/** True where there is no room for what was to be kept. */
export const isAboutRoom = (error: unknown): boolean => isOfKind(error, 'room')

/** How a load that failed can be gone on with, see {@link wayOn}. */
export type WayOn = 'load' | 'restart' | 'fetch' | 'leave' | 'none'

/**
 * What can help after a load that failed: to try again, to start again in a new worker, to fetch a file of Heatlens once more (in a new worker, too),
 * to leave the network for another one where it can only fail again, or nothing that the page could offer.
 */
export function wayOn(error: unknown): WayOn {
  if (isMissingPart(error)) return 'fetch'
  if (isOfKind(error, 'noBackend')) return 'none'
  if (isAboutEngine(error)) return 'restart'
  return isOfKind(error, 'format', 'gone') ? 'leave' : 'load'
}

/** True where something ran and was lost, so that the same may work in a new worker. */
export const isLoss = (error: unknown): boolean => isOfKind(error, 'lost', 'worker')

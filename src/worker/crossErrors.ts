import type { Problem } from '../errors/codes.ts'
import { errorOf, HeatlensError, toProblem } from '../errors/index.ts'
import type { ErrorKind } from '../errors/kinds.ts'

// Errors leave a worker as data: a code with its parameters.

/** What was thrown, as it crosses. */
export type SentError = { problem: Problem; kind: ErrorKind | undefined } | { abort: string }

/** Anything that was thrown, as data. */
export function toSent(error: unknown): SentError {
  if (error instanceof Error && error.name === 'AbortError') return { abort: error.message }
  return { problem: toProblem(error), kind: error instanceof HeatlensError ? error.kind : undefined }
}

/** The error that crossed: a {@link HeatlensError} or an AbortError. */
export function fromSent(sent: SentError): Error {
  if ('abort' in sent) return new DOMException(sent.abort, 'AbortError')
  return errorOf(sent.problem, sent.kind && { kind: sent.kind })
}

import { type TransferHandler, transferHandlers } from 'comlink'
import type { Problem } from '../errors/codes.ts'
import { errorOf, HeatlensError, toProblem } from '../errors/index.ts'
import type { ErrorKind } from '../errors/kinds.ts'

// Errors leave a worker as data: a code with its parameters. Imported by each worker (`sendErrors.ts`) and by the page
// where it calls one.

type Crossing = { problem: Problem; kind: ErrorKind | undefined } | { abort: string }

/** A thrown value as comlink passes it. */
interface Thrown {
  value: unknown
}

const isAbort = (error: unknown): error is Error => error instanceof Error && error.name === 'AbortError'

const comlinks = transferHandlers.get('throw')

const handler: TransferHandler<Thrown, Crossing> = {
  canHandle: (value): value is Thrown => comlinks?.canHandle(value) ?? false,
  serialize({ value }) {
    if (isAbort(value)) return [{ abort: value.message }, []]
    return [{ problem: toProblem(value), kind: value instanceof HeatlensError ? value.kind : undefined }, []]
  },
  deserialize(crossed) {
    if ('abort' in crossed) throw new DOMException(crossed.abort, 'AbortError')
    throw errorOf(crossed.problem, crossed.kind && { kind: crossed.kind })
  },
}

transferHandlers.set('throw', handler)

import { HeatlensError } from '../errors/index.ts'
import type { LoadProgress } from '../types.ts'
import type { Pieces } from './pieces.ts'

/** A connection that sends nothing for this long counts as broken. */
const STALL_MS = 30_000

/** How often a connection may break before another byte has arrived; twice, if none ever has. */
const TRIES = 5

/** Less is no progress: a connection that breaks after each byte never comes to an end. */
const PROGRESS_BYTES = 100_000

/** The header in which the local server says what the publisher answered (scripts/getRoute.ts). */
const PROBLEM = 'x-heatlens-problem'

export interface DownloadWays {
  /** The publisher's, for sentences. */
  host: string
  signal: AbortSignal
  onProgress(progress: LoadProgress): void
  /** The pause before a retry, multiplied by the number of the try. */
  pauseMs?: number
  stallMs?: number
}

/** The connection broke; another try may help. */
class Broken extends Error {}

/**
 * Fetches a file of the page's own host into what has come of it. A broken connection goes on where it stopped, now or
 * at the next call. Throws `load` errors, and the signal's reason.
 */
export async function download(url: string, pieces: Pieces, ways: DownloadWays): Promise<void> {
  const { host, signal, pauseMs = 1000 } = ways
  if (pieces.isWhole) return
  for (let tries = 1; ; tries++) {
    const before = pieces.size
    try {
      await fetchRest(url, pieces, ways)
      await pieces.flush(true)
      return
    } catch (error) {
      await pieces.flush().catch(() => {})
      signal.throwIfAborted()
      if (!(error instanceof Broken)) throw error
      if (pieces.size >= before + PROGRESS_BYTES) tries = 1
      if (tries >= (pieces.size > 0 ? TRIES : 2)) {
        const why = { kind: 'load', cause: error } as const
        const megabytes = Math.ceil(pieces.size / 1e5) / 10
        if (megabytes > 0) throw new HeatlensError('downloadBroke', { host, megabytes }, why)
        throw new HeatlensError('downloadNoAnswer', { host }, why)
      }
      await pause(pauseMs * tries, signal)
    }
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, ms)
    signal.addEventListener('abort', resolve, { once: true })
  })
  signal.throwIfAborted()
}

async function fetchRest(
  url: string,
  pieces: Pieces,
  { host, signal, onProgress, stallMs = STALL_MS }: DownloadWays,
): Promise<void> {
  // Without it, the rest might be of another version.
  if (pieces.version === '' && pieces.size > 0) await pieces.restart('')
  const stop = new AbortController()
  const abort = () => stop.abort()
  signal.addEventListener('abort', abort)
  let timer = setTimeout(abort, stallMs)
  try {
    const headers = pieces.size > 0 ? { range: `bytes=${pieces.size}-`, 'if-range': pieces.version } : undefined
    const response = await fetch(url, {
      ...{ cache: 'no-store', signal: stop.signal },
      ...(headers && { headers }),
    }).catch(breaking)
    if (response.status === 416) {
      await pieces.restart('')
      throw new Broken()
    }
    demandFile(response, host)
    const start = startOf(response)
    if (start !== 0 && start !== pieces.size) throw new Broken()
    const version = response.headers.get('etag') ?? response.headers.get('last-modified') ?? ''
    if (start === 0) await pieces.restart(version)
    const length = response.headers.get('content-length')
    const total = length === null ? 0 : start + Number(length)
    const reader = response.body?.getReader()
    for (;;) {
      const { done, value } = (await reader?.read().catch(breaking)) ?? { done: true }
      if (done) break
      clearTimeout(timer)
      timer = setTimeout(abort, stallMs)
      await pieces.append(value)
      onProgress({ loaded: pieces.size, total })
    }
    if (pieces.size < total) throw new Broken()
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', abort)
    stop.abort()
  }
}

const breaking = (cause: unknown): never => {
  throw new Broken('', { cause })
}

/** Where the body begins in the file. */
const startOf = ({ status, headers }: Response): number =>
  status === 206 ? Number(/^bytes (\d+)-/.exec(headers.get('content-range') ?? '')?.[1] ?? -1) : 0

/** Throws what the publisher sent in place of a file. */
function demandFile({ ok, status, headers }: Response, host: string): void {
  const problem = headers.get(PROBLEM)
  const kind = { kind: 'load' } as const
  if (problem === 'page' || /^text\/html\b/i.test(headers.get('content-type') ?? '')) {
    throw new HeatlensError('downloadIsPage', { host }, kind)
  }
  const refused = problem !== null && /^\d{3}$/.test(problem) ? Number(problem) : status
  if (refused >= 500) throw new Broken()
  if (!ok) throw new HeatlensError('downloadRefused', { host, status: refused }, kind)
}

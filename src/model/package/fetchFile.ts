import { ModelLoadError } from '../../errors.ts'
import type { ShardSpec } from './manifest.ts'
import { readBody } from './readBody.ts'
import { sha256 } from './sha256.ts'

export type Fetch = (url: string, init: { signal: AbortSignal; cache?: RequestCache }) => Promise<Response>

const tryAgain = 'Check the connection and try again.'
const tellHost = 'Try again; if it stays, the model has to be put on this server anew.'

/** A server that sends nothing for so long is taken for gone. */
const STALL_MS = 30_000

/** The outcome of a step of a download. Throws ModelLoadError where it does not come. */
async function unlessStalled<T>(file: string, step: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const stalled = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(
        new ModelLoadError(`${file} stopped coming in: nothing arrived for ${STALL_MS / 1000} seconds. ${tryAgain}`),
      )
    }, STALL_MS)
  })
  try {
    return await Promise.race([step, stalled])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Fetches one file of a model into memory, at most `limit` bytes of it.
 * `onBytes` is told of each piece as it arrives. Throws ModelLoadError for a refusal, a page in place of the file (as servers
 * of single-page apps send), a broken or silent connection, and a file over the limit.
 */
export async function fetchFile(
  url: string,
  limit: number,
  fetch: Fetch,
  signal: AbortSignal,
  onBytes: (count: number) => void = () => {},
): Promise<Uint8Array<ArrayBuffer>> {
  const file = `The model's file ${new URL(url).pathname.split('/').at(-1)}`
  const request = fetch(url, { signal }).catch((cause: unknown) => {
    signal.throwIfAborted()
    throw new ModelLoadError(`${file} could not be fetched. ${tryAgain}`, { cause })
  })
  const response = await unlessStalled(file, request)
  if (!response.ok) throw new ModelLoadError(`${file} is not on the server (status ${response.status}). ${tellHost}`)
  const type = response.headers.get('content-type') ?? ''
  if (/^text\/(html|xml)\b/i.test(type)) {
    throw new ModelLoadError(`In place of ${file.replace('The', 'the')}, the server sent a web page. ${tellHost}`)
  }
  const each = <T>(piece: Promise<T>) =>
    unlessStalled(
      file,
      piece.catch((cause: unknown) => {
        signal.throwIfAborted()
        throw new ModelLoadError(
          `The connection broke while ${file.replace('The', 'the')} was coming in. ${tryAgain}`,
          {
            cause,
          },
        )
      }),
    )
  const bytes = await readBody(response.body, limit, each, onBytes)
  if (!bytes) throw new ModelLoadError(`${file} is longer than it should be. ${tellHost}`)
  return bytes
}

/**
 * Fetches one shard and believes it only if its length and SHA-256 are those of the manifest. One that is not is asked for once more, past
 * the browser's cache, where an older version may lie. Throws ModelLoadError.
 */
export async function fetchShard(
  folder: string,
  shard: ShardSpec,
  fetch: Fetch,
  signal: AbortSignal,
  onBytes: (count: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const url = new URL(shard.path, folder).href
  const first = await fetchFile(url, shard.bytes, fetch, signal, onBytes)
  if ((await problemWith(first, shard)) === undefined) return first
  onBytes(-first.length)
  const pastCache: Fetch = (address, init) => fetch(address, { ...init, cache: 'reload' })
  const second = await fetchFile(url, shard.bytes, pastCache, signal, onBytes)
  const problem = await problemWith(second, shard)
  if (problem !== undefined) throw new ModelLoadError(problem)
  return second
}

async function problemWith(bytes: Uint8Array<ArrayBuffer>, { path, bytes: wanted, sha256: hash }: ShardSpec) {
  if (bytes.length !== wanted) {
    return `The model's file ${path} came in cut short (${bytes.length} of ${wanted} bytes). ${tryAgain}`
  }
  if ((await sha256(bytes)) === hash) return undefined
  return `The model's file ${path} is damaged: its checksum is wrong. ${tellHost}`
}

import { HeatlensError } from '../../errors/index.ts'
import type { ShardSpec } from './manifest.ts'
import { readBody } from './readBody.ts'
import { sha256 } from './sha256.ts'

export type Fetch = (url: string, init: { signal: AbortSignal; cache?: RequestCache }) => Promise<Response>

/** A server that sends nothing for this long counts as gone. */
const STALL_MS = 30_000

/** Awaits a step of a download. Throws a `load` error if it stalls. */
async function unlessStalled<T>(file: string, step: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const stalled = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new HeatlensError('modelFileStalled', { file, seconds: STALL_MS / 1000 }))
    }, STALL_MS)
  })
  try {
    return await Promise.race([step, stalled])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Fetches one file of a model into memory, at most `limit` bytes. Calls `onBytes` for each chunk as it arrives. Throws
 * a `load` error for an error status, an HTML page in place of the file (as from servers of single-page apps), a broken
 * or stalled connection, and a file over the limit.
 */
export async function fetchFile(
  url: string,
  limit: number,
  fetch: Fetch,
  signal: AbortSignal,
  onBytes: (count: number) => void = () => {},
): Promise<Uint8Array<ArrayBuffer>> {
  const file = new URL(url).pathname.split('/').at(-1) ?? ''
  const request = fetch(url, { signal }).catch((cause: unknown) => {
    signal.throwIfAborted()
    throw new HeatlensError('modelFileNotFetched', { file }, { cause })
  })
  const response = await unlessStalled(file, request)
  if (!response.ok) throw new HeatlensError('modelFileRefused', { file, status: response.status })
  const type = response.headers.get('content-type') ?? ''
  if (/^text\/(html|xml)\b/i.test(type)) {
    throw new HeatlensError('modelFileIsPage', { file })
  }
  const each = <T>(piece: Promise<T>) =>
    unlessStalled(
      file,
      piece.catch((cause: unknown) => {
        signal.throwIfAborted()
        throw new HeatlensError('connectionBroke', { file }, { cause })
      }),
    )
  const bytes = await readBody(response, limit, each, onBytes)
  if (!bytes) throw new HeatlensError('modelFileTooLong', { file })
  return bytes
}

/**
 * Fetches one shard and verifies its length and SHA-256 against the manifest. After a mismatch, tries once more without
 * the browser's cache, which may hold an older version. Throws a `load` error.
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
  if (problem !== undefined) throw problem
  return second
}

async function problemWith(bytes: Uint8Array<ArrayBuffer>, { path, bytes: wanted, sha256: hash }: ShardSpec) {
  if (bytes.length !== wanted) {
    return new HeatlensError('modelFileCutShort', { file: path, bytes: bytes.length, wanted })
  }
  if ((await sha256(bytes)) === hash) return undefined
  return new HeatlensError('modelFileDamaged', { file: path })
}

import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { access, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Published MD5 hashes of files that are known by name. */
const knownMd5 = new Map([['vgg16_weights_tf_dim_ordering_tf_kernels.h5', '64373286793e3c8b2b4e3219cbf3544b']])

/** How often a connection may break before a byte has arrived. */
const TRIES = 5

/** A connection that sends nothing for this long counts as broken. */
const STALL_MS = 30_000

export interface FetchOptions {
  /** Where downloads and their metadata are stored. */
  cache?: string
  /** The MD5 that the file must have; known for the Keras release. */
  md5?: string
  /** The SHA-256 that it must have; it is checked in place of the MD5. */
  sha256?: string
  /** The pause before a retry, multiplied by the number of the try. */
  pauseMs?: number
  stallMs?: number
}

/**
 * Downloads a file once, with a progress bar on the terminal, and checks its MD5 if that is known. A broken connection
 * resumes where it stopped, now or at the next call. Gives the path. Throws Error.
 */
export async function fetchWeights(
  url: string,
  { cache = '.cache', md5, sha256, pauseMs = 1000, stallMs = STALL_MS }: FetchOptions = {},
): Promise<string> {
  const name = basename(new URL(url).pathname) || 'weights.h5'
  // Files with the same name from different places do not collide.
  const folder = join(cache, createHash('sha256').update(url).digest('hex').slice(0, 12))
  const path = join(folder, name)
  const expected = sha256 ?? md5 ?? knownMd5.get(name)
  const hashOf = (file: string) => hashFile(file, sha256 === undefined ? 'md5' : 'sha256')
  if (await isThere(path)) {
    if (!expected || (await hashOf(path)) === expected) return path
    await rm(path)
  }
  await mkdir(folder, { recursive: true })
  const part = `${path}.part`
  for (let tries = 1; ; tries++) {
    const before = await sizeOf(part)
    try {
      await fetchRest(url, part, stallMs)
      break
    } catch (error) {
      if (!(error instanceof BrokenConnection)) throw error
      if ((await sizeOf(part)) > before) tries = 1
      if (tries >= TRIES) {
        const cause = { cause: error }
        const kept = await sizeOf(part)
        throw kept > 0
          ? new Error(
              `The connection to ${url} broke; ${megabytes(kept)} have come and are kept. Run it again: it goes on there.`,
              cause,
            )
          : new Error(
              `${url} cannot be reached. Check the connection, or give a file that you have with --from; until then, the page's own network stays in use.`,
              cause,
            )
      }
      await new Promise((resolve) => setTimeout(resolve, pauseMs * tries))
    }
  }
  if (expected && (await hashOf(part)) !== expected) {
    await forget(part)
    throw new Error(
      `What came from ${url} is not the file that ${sha256 === undefined ? 'Keras published (its MD5' : 'its author published (its SHA-256'} is wrong). Try again.`,
    )
  }
  await rename(part, path)
  await forget(part)
  return path
}

/** The connection broke or could not be made; a retry may help. */
class BrokenConnection extends Error {}

/** Downloads the missing rest of a file into `part`. Throws BrokenConnection, or Error if a retry does not help. */
async function fetchRest(url: string, part: string, stallMs: number): Promise<void> {
  // The ETag or date of the first part: without it, the rest might belong to another version.
  const version = await readFile(`${part}.version`, 'utf8').catch(() => '')
  const have = version ? await sizeOf(part) : 0
  const stop = new AbortController()
  let timer = setTimeout(() => stop.abort(), stallMs)
  try {
    const response = await fetch(url, {
      signal: stop.signal,
      headers: have > 0 ? { range: `bytes=${have}-`, 'if-range': version } : {},
    })
    if (response.status >= 500) throw new BrokenConnection(`status ${response.status}`)
    if (response.status === 416) {
      await forget(part)
      throw new BrokenConnection('what has come is longer than the file')
    }
    if (!response.ok || !response.body) {
      throw new Error(
        `${url} answered with status ${response.status}. Give another address, or a file that you have, with --from.`,
      )
    }
    if (/^text\/html\b/i.test(response.headers.get('content-type') ?? '')) {
      throw new Error(`${url} is a web page, not a file of weights. Give another address, or a file, with --from.`)
    }
    const start =
      response.status === 206 ? Number(/^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1]) : 0
    if (start !== have && start !== 0) throw new BrokenConnection('the server sent another piece than was asked for')
    const length = response.headers.get('content-length')
    const total = length === null ? undefined : start + Number(length)
    await writeFile(`${part}.version`, response.headers.get('etag') ?? response.headers.get('last-modified') ?? '')
    const bar = createBar(start, total)
    const watch = new Transform({
      transform(chunk: Buffer, _, done) {
        clearTimeout(timer)
        timer = setTimeout(() => stop.abort(), stallMs)
        bar.add(chunk.length)
        done(null, chunk)
      },
    })
    await pipeline(
      Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]),
      watch,
      createWriteStream(part, { flags: start > 0 ? 'a' : 'w' }),
    ).finally(bar.end)
    if (total !== undefined && (await sizeOf(part)) < total) throw new BrokenConnection('the file ended early')
  } catch (error) {
    // Any error of fetch or its stream is about the connection; our own errors were thrown above.
    if (error instanceof BrokenConnection || (error instanceof Error && error.message.startsWith(url))) throw error
    throw new BrokenConnection('the connection broke', { cause: error })
  } finally {
    clearTimeout(timer)
  }
}

/** Shows progress on the terminal: a bar if the line can be redrawn, else a line for each tenth. */
function createBar(start: number, total: number | undefined) {
  const began = Date.now()
  let loaded = start
  let tenth = total ? Math.floor((start / total) * 10) : 0
  return {
    add(bytes: number) {
      loaded += bytes
      const rate = `${((loaded - start) / 1e3 / Math.max(Date.now() - began, 1)).toFixed(1)} MB/s`
      const share = total ? loaded / total : 0
      const text = `${megabytes(loaded)}${total ? ` of ${megabytes(total)}` : ''}, ${rate}`
      if (process.stderr.isTTY) {
        const filled = Math.round(share * 30)
        process.stderr.write(`\r[${'#'.repeat(filled)}${'.'.repeat(30 - filled)}] ${text} `)
      } else if (Math.floor(share * 10) > tenth) {
        tenth = Math.floor(share * 10)
        process.stderr.write(`${text}\n`)
      }
    },
    end() {
      if (process.stderr.isTTY) process.stderr.write('\n')
    },
  }
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`

async function forget(part: string): Promise<void> {
  await rm(part, { force: true })
  await rm(`${part}.version`, { force: true })
}

const sizeOf = (path: string) =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  )

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

async function hashFile(path: string, algorithm: 'md5' | 'sha256'): Promise<string> {
  const hash = createHash(algorithm)
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

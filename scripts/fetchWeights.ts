import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { access, mkdir, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** MD5 of files that are known by name, as their publisher gives it. */
const knownMd5 = new Map([['vgg16_weights_tf_dim_ordering_tf_kernels.h5', '64373286793e3c8b2b4e3219cbf3544b']])

const CACHE = '.cache'

/** Downloads a file once, with its progress on the terminal, and checks its MD5 where that is known. Gives its path. Throws Error. */
export async function fetchWeights(url: string): Promise<string> {
  const name = basename(new URL(url).pathname) || 'weights.h5'
  // Files of one name from different places do not get into each other's way.
  const folder = join(CACHE, createHash('sha256').update(url).digest('hex').slice(0, 12))
  const path = join(folder, name)
  const expected = knownMd5.get(name)
  if (await isThere(path)) {
    if (!expected || (await md5Of(path)) === expected) return path
    await rm(path)
  }

  const response = await fetch(url).catch((cause: unknown) => {
    throw new Error(`${url} cannot be reached. Check the connection, or give a file that you have with --from.`, {
      cause,
    })
  })
  if (!response.ok || !response.body) {
    throw new Error(
      `${url} answered with status ${response.status}. Give another address, or a file that you have, with --from.`,
    )
  }
  const total = Number(response.headers.get('content-length'))
  let loaded = 0
  const watch = new Transform({
    transform(chunk: Buffer, _, done) {
      loaded += chunk.length
      const share = total ? ` of ${(total / 1e6).toFixed(0)} MB` : ' MB'
      if (process.stderr.isTTY) process.stderr.write(`\r${(loaded / 1e6).toFixed(0)}${share}`)
      done(null, chunk)
    },
  })
  await mkdir(folder, { recursive: true })
  const part = `${path}.part`
  await pipeline(
    Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]),
    watch,
    createWriteStream(part),
  )
  if (process.stderr.isTTY) process.stderr.write('\n')
  if (expected && (await md5Of(part)) !== expected) {
    await rm(part)
    throw new Error(`What came from ${url} is not the file that Keras published (its MD5 is wrong). Try again.`)
  }
  await rename(part, path)
  return path
}

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

async function md5Of(path: string): Promise<string> {
  const md5 = createHash('md5')
  await pipeline(createReadStream(path), md5)
  return md5.digest('hex')
}

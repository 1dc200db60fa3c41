import { release } from './release.ts'

/** Awaits a read step; may throw instead. */
type Each = <T>(step: Promise<T>) => Promise<T>

/**
 * The responses that are being read. Chromium 156 collects a stored response that nothing refers to, although its body
 * is being read, and the read then never settles.
 */
const underWay = new Set<Response>()

/**
 * Reads the body of a response into memory: bytes that fill their buffer, or undefined beyond `limit`. Each chunk is
 * awaited through `each` and reported to `onBytes`.
 */
export async function readBody(
  response: Response,
  limit: number,
  each: Each = (step) => step,
  onBytes: (count: number) => void = () => {},
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const { body } = response
  if (!body) return new Uint8Array(0)
  underWay.add(response)
  try {
    const reader = byobReader(body)
    return await (reader ? readInPlace(reader, limit, each, onBytes) : copy(body.getReader(), limit, each, onBytes))
  } finally {
    underWay.delete(response)
  }
}

/** A BYOB reader, which reads into given memory; undefined if the browser has none for this body. */
function byobReader(body: ReadableStream): ReadableStreamBYOBReader | undefined {
  try {
    return body.getReader({ mode: 'byob' })
  } catch {
    return undefined
  }
}

/**
 * Reads chunks straight into their final memory. Browsers keep the buffers that they would otherwise allocate for each
 * chunk until garbage collection.
 */
async function readInPlace(
  reader: ReadableStreamBYOBReader,
  limit: number,
  each: Each,
  onBytes: (count: number) => void,
) {
  let buffer = new ArrayBuffer(limit)
  let length = 0
  for (;;) {
    const isFull = length === limit
    // When the buffer is full, one byte more tells whether this is the end. A BYOB read transfers the buffer and
    // returns it.
    const { done, value } = await each(reader.read(isFull ? new Uint8Array(1) : new Uint8Array(buffer, length)))
    if (!isFull && value) buffer = value.buffer
    if (done) return fitted(new Uint8Array(buffer), length)
    if (isFull) {
      await reader.cancel()
      return undefined
    }
    length += value.length
    onBytes(value.length)
  }
}

async function copy(
  reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>,
  limit: number,
  each: Each,
  onBytes: (count: number) => void,
) {
  const all = new Uint8Array(limit)
  let length = 0
  for (;;) {
    const { done, value } = await each(reader.read())
    if (done) return fitted(all, length)
    if (length + value.length > limit) {
      await reader.cancel()
      return undefined
    }
    all.set(value, length)
    length += value.length
    onBytes(value.length)
    // Outside of browsers, a chunk may be a view of a shared buffer.
    if (value.length === value.buffer.byteLength) release(value.buffer)
  }
}

const fitted = (bytes: Uint8Array<ArrayBuffer>, length: number) =>
  length === bytes.length ? bytes : bytes.slice(0, length)

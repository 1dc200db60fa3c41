import { release } from './release.ts'

/** Waits for a step of reading; may throw in its place. */
type Each = <T>(step: Promise<T>) => Promise<T>

/**
 * Reads a body into memory: bytes that fill their buffer, or undefined where there are more than `limit`. Every piece is waited for by `each`,
 * and `onBytes` is told of it.
 */
export async function readBody(
  body: ReadableStream<Uint8Array<ArrayBuffer>> | null,
  limit: number,
  each: Each = (step) => step,
  onBytes: (count: number) => void = () => {},
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (!body) return new Uint8Array(0)
  const reader = placingReader(body)
  return reader ? place(reader, limit, each, onBytes) : copy(body.getReader(), limit, each, onBytes)
}

/** A reader that reads to where it is told; undefined where the browser has none for this body. */
function placingReader(body: ReadableStream): ReadableStreamBYOBReader | undefined {
  try {
    return body.getReader({ mode: 'byob' })
  } catch {
    return undefined
  }
}

/** Reads pieces to where they stay. What the browser makes for each of them otherwise, it keeps until its collector comes. */
async function place(reader: ReadableStreamBYOBReader, limit: number, each: Each, onBytes: (count: number) => void) {
  let buffer = new ArrayBuffer(limit)
  let length = 0
  for (;;) {
    const isFull = length === limit
    // When all is there, one byte more tells whether that is the end. A buffer that is read to goes away and comes back.
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
    // Elsewhere than in browsers, pieces may be parts of a buffer that is not theirs.
    if (value.length === value.buffer.byteLength) release(value.buffer)
  }
}

const fitted = (bytes: Uint8Array<ArrayBuffer>, length: number) =>
  length === bytes.length ? bytes : bytes.slice(0, length)

/**
 * Gives the memory of bytes that nobody needs any more back at once, where the browser can: it collects large buffers late,
 * and a load would hold hundreds of megabytes of them. The bytes must fill their buffer; they are empty after that.
 */
export function release({ buffer }: Uint8Array<ArrayBuffer>): void {
  const { transfer } = buffer as ArrayBuffer & { transfer?: (length: number) => ArrayBuffer }
  transfer?.call(buffer, 0)
}

/** So much that is allocated at once makes V8 look for garbage. */
const PRESSURE = 64
const MEGABYTE = 2 ** 20
/** Less than this is not worth a visit of the collector. */
const WORTH_IT = 8 * MEGABYTE
let passed = 0

/**
 * Makes the browser's collector come once so many bytes have passed through responses, whose bodies are held until it does, and which
 * it does not count: without this, loading 138 MB holds 150 to 250 MB of them in the end. What is allocated here is never written to, so
 * it takes no memory.
 */
export function collectAfter(bytes: number): void {
  passed += bytes
  if (passed < WORTH_IT) return
  passed = 0
  for (let i = 0; i < PRESSURE; i++) new ArrayBuffer(MEGABYTE)
}

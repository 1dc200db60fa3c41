/** A port without a listener. */
let nowhere: MessagePort | undefined

/**
 * Frees the memory of a buffer at once. Browsers collect large buffers late, and a load would hold hundreds of
 * megabytes of them. The buffer and all views of it are empty afterwards.
 *
 * `ArrayBuffer.transfer` would empty it too. But a buffer that has passed through a browser function (a hash, a
 * response) has a second owner there, and Chromium keeps its memory until that is collected.
 */
export function release(buffer: ArrayBuffer): void {
  if (!nowhere) {
    const { port1, port2 } = new MessageChannel()
    port1.close()
    nowhere = port2
  }
  nowhere.postMessage(null, [buffer])
}

/** Smaller arrays are not worth the call. */
const LARGE_BYTES = 2 ** 16

/** Frees an array that nobody else has, if it is large; one that is kept elsewhere must not be given. */
export function releaseLarge({ buffer }: Float32Array | Uint8Array): void {
  if (buffer.byteLength >= LARGE_BYTES && buffer instanceof ArrayBuffer) release(buffer)
}

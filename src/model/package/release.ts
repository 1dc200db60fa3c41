/** A port that nobody listens at. */
let nowhere: MessagePort | undefined

/**
 * Gives the memory of a buffer that nobody needs any more back at once: browsers collect large buffers late, and a load would hold hundreds of
 * megabytes of them. It is empty after that, and so are all views of it.
 *
 * `ArrayBuffer.transfer` would empty it too. But a buffer that ever went through a function of the browser (a hash, a response) has a second
 * owner there, and Chromium keeps its memory until that is collected.
 */
export function release(buffer: ArrayBuffer): void {
  if (!nowhere) {
    const { port1, port2 } = new MessageChannel()
    port1.close()
    nowhere = port2
  }
  nowhere.postMessage(null, [buffer])
}

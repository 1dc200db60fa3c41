/** Node has this. Its message ports either keep a process alive forever or let it end too early. */
const { setImmediate } = globalThis as { setImmediate?: (goOn: () => void) => void }

let waiting: (() => void)[] = []
let channel: MessageChannel | undefined

/** Calls a function after pending messages, without the minimum of four milliseconds that timers have. */
function soon(goOn: () => void): void {
  if (setImmediate) {
    setImmediate(goOn)
    return
  }
  if (!channel) {
    channel = new MessageChannel()
    channel.port1.onmessage = () => {
      const now = waiting
      waiting = []
      for (const one of now) one()
    }
  }
  waiting.push(goOn)
  channel.port2.postMessage(null)
}

/** How long other work may wait, in ms. A pause takes a tenth of a millisecond; some layers take less. */
const PATIENCE_MS = 25
let lastPause = Number.NEGATIVE_INFINITY

/** Resolves after other pending work of this thread has run; at once if it could run a moment ago. */
export async function yieldToEventLoop(): Promise<void> {
  if (performance.now() - lastPause < PATIENCE_MS) return
  await new Promise<void>(soon)
  lastPause = performance.now()
}

/** Node has this, and its message ports either keep a process alive for good or let it end too early. */
const { setImmediate } = globalThis as { setImmediate?: (goOn: () => void) => void }

let waiting: (() => void)[] = []
let channel: MessageChannel | undefined

/** Has a function called after messages that have come meanwhile, without the least of four milliseconds that timers have. */
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

/** Other work can wait so long, in ms; a pause takes a tenth of one, and some layers less. */
const PATIENCE_MS = 5
let lastPause = Number.NEGATIVE_INFINITY

/** Resolves once other work of this thread, which has waited meanwhile, is done: at once where it could be done a moment ago. */
export async function yieldToEventLoop(): Promise<void> {
  if (performance.now() - lastPause < PATIENCE_MS) return
  await new Promise<void>(soon)
  lastPause = performance.now()
}

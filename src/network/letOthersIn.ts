let waiting: (() => void)[] = []
let channel: MessageChannel | undefined

/** Has a function called after messages that have come meanwhile, without the least of four milliseconds that timers have. */
function soon(goOn: () => void): void {
  // Node has this, and its ports either keep a process alive for good or let it end too early.
  if (typeof setImmediate === 'function') {
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

/** Resolves once other work of this thread, which has waited meanwhile, is done. */
export const letOthersIn = (): Promise<void> => new Promise(soon)

let waiting: (() => void)[] = []
const channel = new MessageChannel()
channel.port1.onmessage = () => {
  const now = waiting
  waiting = []
  for (const goOn of now) goOn()
}
// In Node an open port would keep the process alive.
;(channel.port1 as { unref?: () => void }).unref?.()

/** Resolves after messages that have come meanwhile are dealt with, without the least of four milliseconds that timers have. */
export function letOthersIn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve)
    channel.port2.postMessage(null)
  })
}

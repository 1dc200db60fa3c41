import { startTimeLimit, type TimeLimit, unlessAborted } from '../../async/abort.ts'
import { HeatlensError } from '../../errors/index.ts'

/**
 * A worker that answered nothing for so many ticks is taken for dead. Busy is not dead: plain JavaScript takes 5
 * seconds for the largest convolution of VGG16 on a laptop, and nothing is answered meanwhile; a device ten times as
 * slow is still waited for.
 */
const SILENT_TICKS = 60

const TICK_MS = 1000

export interface Heartbeat {
  /** An answer of the worker; a `worker` error where the worker dies or falls silent first. */
  orDeath<T>(answer: Promise<T>): Promise<T>
  /** Rejects all that is waited for. */
  end(reason: Error): void
}

export interface HeartbeatSetup {
  /** Asks the worker for a sign of life, which it gives beside its work. */
  ping: () => Promise<unknown>
  /** Aborted where the worker dies and says so. One that is terminated, closes itself or hangs says nothing. */
  gone: AbortSignal
  silentTicks?: number
}

/** Watches over a worker while it owes an answer. */
export function startHeartbeat({ ping, gone, silentTicks = SILENT_TICKS }: HeartbeatSetup): Heartbeat {
  const death = new AbortController()
  let owed = 0
  let limit: TimeLimit | undefined
  const watch = () => {
    let isAsked = false
    const own = startTimeLimit({
      // At the first one it is asked.
      ticks: silentTicks + 1,
      tickMs: TICK_MS,
      reason: () => new HeatlensError('networkTimedOut', { seconds: silentTicks }),
      onTick() {
        if (isAsked) return
        isAsked = true
        ping()
          .then(() => {
            isAsked = false
            own.restart()
          })
          .catch(() => {})
      },
    })
    own.signal.addEventListener('abort', () => death.abort(own.signal.reason))
    return own
  }
  return {
    async orDeath(answer) {
      if (owed++ === 0) limit = watch()
      try {
        return await unlessAborted(answer, gone, death.signal)
      } finally {
        if (--owed === 0) limit?.lift()
      }
    },
    end: (reason) => death.abort(reason),
  }
}

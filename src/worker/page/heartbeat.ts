import { startTimeLimit, type TimeLimit, unlessAborted } from '../../async/abort.ts'
import { HeatlensError } from '../../errors/index.ts'

/**
 * A worker that misses this many ticks counts as dead. Busy is not dead: plain JavaScript takes 5 seconds for VGG16's
 * largest convolution on a laptop, and answers nothing meanwhile; a device ten times as slow is still waited for.
 */
const SILENT_TICKS = 60

const TICK_MS = 1000

export interface Heartbeat {
  /** The worker's answer, or a `worker` error if it dies or falls silent first. */
  orDeath<T>(answer: Promise<T>): Promise<T>
  /** Rejects all pending answers. */
  end(reason: Error): void
}

export interface HeartbeatSetup {
  /** Asks the worker for a sign of life, which it gives between other work. */
  ping: () => Promise<unknown>
  /** Aborted if the worker reports its death. A worker that is terminated, closes itself or hangs reports nothing. */
  gone: AbortSignal
  silentTicks?: number
}

/** Monitors a worker while an answer is pending. */
export function startHeartbeat({ ping, gone, silentTicks = SILENT_TICKS }: HeartbeatSetup): Heartbeat {
  const death = new AbortController()
  let owed = 0
  let limit: TimeLimit | undefined
  const watch = () => {
    let isAsked = false
    const own = startTimeLimit({
      // The first tick only sends the ping.
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

import { HeatlensError } from '../../errors.ts'
import { unlessAborted } from '../unlessAborted.ts'

/**
 * A worker that answered nothing for so many ticks is taken for dead. Busy is not dead: plain JavaScript takes 5 seconds for the largest
 * convolution of VGG16 on a laptop, and nothing is answered meanwhile; a device ten times as slow is still waited for.
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
  /** Rejects if the worker dies and says so. One that is terminated, closes itself or hangs says nothing. */
  died: Promise<never>
  silentTicks?: number
}

/**
 * Watches over a worker while it owes an answer. Its own ticks are counted, not the clock: after a sleep of the device, however long, one tick
 * is late, and no worker is given up for it.
 */
export function startHeartbeat({ ping, died, silentTicks = SILENT_TICKS }: HeartbeatSetup): Heartbeat {
  const death = new AbortController()
  died.catch((error: unknown) => death.abort(error))
  let owed = 0
  let timer: ReturnType<typeof setInterval> | undefined
  let silent = 0
  let isAsked = false
  const tick = () => {
    if (isAsked) {
      if (++silent < silentTicks) return
      death.abort(new HeatlensError('networkTimedOut', { seconds: silentTicks }))
    } else {
      isAsked = true
      ping()
        .then(() => {
          isAsked = false
          silent = 0
        })
        .catch(() => {})
    }
  }
  return {
    async orDeath(answer) {
      if (owed++ === 0) timer = setInterval(tick, TICK_MS)
      try {
        return await unlessAborted(answer, death.signal)
      } finally {
        if (--owed === 0) clearInterval(timer)
      }
    },
    end: (reason) => death.abort(reason),
  }
}

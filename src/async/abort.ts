// Timeouts and aborts, all based on AbortSignal. `AbortSignal.any` is newer than the oldest supported browsers, so
// `unlessAborted` takes several signals.

/**
 * Resolves like the promise, or rejects with the reason of the first signal that is aborted before that. Used instead
 * of `Promise.race` with a long-lived promise: such a race, and its result, stays in memory as long as that promise.
 */
export function unlessAborted<T>(answer: Promise<T>, ...signals: readonly AbortSignal[]): Promise<T> {
  return new Promise((resolve, reject) => {
    const aborted = signals.find((signal) => signal.aborted)
    if (aborted) reject(aborted.reason)
    const giveUp = ({ target }: Event) => reject((target as AbortSignal).reason)
    for (const signal of signals) signal.addEventListener('abort', giveUp)
    answer.then(resolve, reject).finally(() => {
      for (const signal of signals) signal.removeEventListener('abort', giveUp)
    })
  })
}

/** Requests of which only the latest counts. */
export interface Latest {
  /** The signal of the latest request, aborted when a later one begins. */
  readonly signal: AbortSignal
  /** Begins another request and returns its signal. */
  begin(): AbortSignal
}

export function latestOnly(): Latest {
  let current = new AbortController()
  return {
    get signal() {
      return current.signal
    },
    begin() {
      current.abort()
      current = new AbortController()
      return current.signal
    },
  }
}

export interface TimeLimitSetup {
  /** The tick at which the signal is aborted, counted from the start or the last {@link TimeLimit.restart}. */
  ticks: number
  /** Milliseconds between ticks. */
  tickMs: number
  /** Creates the signal's reason. */
  reason(): Error
  /** Called at each tick before the last one. */
  onTick?(): void
}

/** A timeout that can be cancelled or restarted. */
export interface TimeLimit {
  readonly signal: AbortSignal
  /** Restarts the countdown. */
  restart(): void
  /** Cancels the timeout. */
  lift(): void
}

/**
 * Starts a timeout. It counts its own ticks, not the clock: when the device sleeps, however long, only one tick is
 * late, and nothing times out.
 */
export function startTimeLimit({ ticks, tickMs, reason, onTick }: TimeLimitSetup): TimeLimit {
  const over = new AbortController()
  let count = 0
  const timer = setInterval(() => {
    if (++count < ticks) return onTick?.()
    clearInterval(timer)
    over.abort(reason())
  }, tickMs)
  return {
    signal: over.signal,
    restart() {
      count = 0
    },
    lift: () => clearInterval(timer),
  }
}

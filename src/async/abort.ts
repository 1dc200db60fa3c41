// Time-outs and aborts, all over AbortSignal. `AbortSignal.any` is newer than the oldest browsers that Heatlens runs
// in, so `unlessAborted` takes several signals.

/**
 * What a promise gives, or the reason of the first signal that is aborted before that. In place of `Promise.race` with
 * a promise that lives long: such a race, and its answer with it, is kept in memory for as long as the promise is.
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

/** Requests of one kind, of which only the latest counts. */
export interface Latest {
  /** The signal of the latest request: aborted as soon as there is a later one. */
  readonly signal: AbortSignal
  /** Begins another request, and gives its signal. */
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
  /** The signal is aborted at this tick, counted from the start or the last {@link TimeLimit.restart}. */
  ticks: number
  /** Milliseconds from one tick to the next. */
  tickMs: number
  /** Makes the signal's reason. */
  reason(): Error
  /** Is called at each tick before the last one. */
  onTick?(): void
}

/** A time-out that can be lifted or begun anew. */
export interface TimeLimit {
  readonly signal: AbortSignal
  /** Counts from the beginning again. */
  restart(): void
  /** Stops counting: the signal is not aborted any more. */
  lift(): void
}

/**
 * Begins to count. It counts its own ticks, not the clock: after a sleep of the device, however long, one tick is late,
 * and nothing is given up for it.
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

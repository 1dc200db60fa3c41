/** Requests of one kind, of which only the newest counts. */
export interface Newest {
  /** Of the newest one: aborted as soon as there is a newer one. */
  readonly signal: AbortSignal
  /** Begins another one, and gives its signal. */
  begin(): AbortSignal
}

export function newestOnly(): Newest {
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

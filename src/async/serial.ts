/** Runs jobs one after another, in call order. */
export type Serial = <T>(job: () => Promise<T>) => Promise<T>

/** Creates a queue. A failing job rejects only its own promise; the next one still runs. */
export function serial(): Serial {
  let last: Promise<unknown> = Promise.resolve()
  return (job) => {
    const result = last.then(() => job())
    last = result.catch(() => {})
    return result
  }
}

/** Runs jobs one after another, in the order in which they were asked for. */
export type Serial = <T>(job: () => Promise<T>) => Promise<T>

/** Makes a queue of its own. A job that fails rejects its own promise only; the next one runs all the same. */
export function serial(): Serial {
  let last: Promise<unknown> = Promise.resolve()
  return (job) => {
    const result = last.then(() => job())
    last = result.catch(() => {})
    return result
  }
}

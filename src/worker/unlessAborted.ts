/**
 * What a promise gives, or the signal's reason where that comes first. In place of `Promise.race` with a promise that lives long: such a race,
 * and its answer with it, is kept in memory for as long as the promise is.
 */
export function unlessAborted<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason)
    if (signal.aborted) giveUp()
    signal.addEventListener('abort', giveUp)
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp))
  })
}

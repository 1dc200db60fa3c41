/** Runs a job until it succeeds. After each failure, `mend` prepares the next attempt, or gives up by throwing. */
export async function retryAfter<T>(job: () => Promise<T>, mend: (error: unknown) => Promise<void>): Promise<T> {
  for (;;) {
    try {
      return await job()
    } catch (error) {
      await mend(error)
    }
  }
}

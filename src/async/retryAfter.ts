/** Does a job until it succeeds. `mend` makes up for each failure before the next try, or ends it all by throwing. */
export async function retryAfter<T>(job: () => Promise<T>, mend: (error: unknown) => Promise<void>): Promise<T> {
  for (;;) {
    try {
      return await job()
    } catch (error) {
      await mend(error)
    }
  }
}

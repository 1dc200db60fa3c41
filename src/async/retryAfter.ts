/**
 * Does a job, and once more after a failure that `mend` can make up for; what that cannot make up for it throws. A second
 * failure is thrown as it is.
 */
export async function retryAfter<T>(job: () => Promise<T>, mend: (error: unknown) => Promise<void>): Promise<T> {
  try {
    return await job()
  } catch (error) {
    await mend(error)
    return await job()
  }
}

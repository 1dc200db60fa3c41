import { expect, it, vi } from 'vitest'
import { retryAfter } from './retryAfter.ts'

const failing = (...failures: string[]) =>
  vi.fn(async () => {
    const failure = failures.shift()
    if (failure !== undefined) throw new Error(failure)
    return 'done'
  })

it('does a job once where it succeeds', async () => {
  const [job, mend] = [failing(), vi.fn(async () => {})]
  expect(await retryAfter(job, mend)).toBe('done')
  expect([job.mock.calls.length, mend.mock.calls.length]).toEqual([1, 0])
})

it('has each failure mended before the next try', async () => {
  const seen: string[] = []
  const failures = ['gone', 'lost']
  const job = async () => {
    seen.push('try')
    const failure = failures.shift()
    if (failure) throw new Error(failure)
    return 'done'
  }
  const mend = async (error: unknown) => {
    await new Promise((resolve) => setImmediate(resolve))
    seen.push((error as Error).message)
  }
  expect(await retryAfter(job, mend)).toBe('done')
  expect(seen).toEqual(['try', 'gone', 'try', 'lost', 'try'])
})

it('ends with what cannot be mended', async () => {
  const job = failing('broken', 'broken again')
  await expect(
    retryAfter(job, async (error) => {
      throw new Error('given up', { cause: error })
    }),
  ).rejects.toMatchObject({ message: 'given up', cause: { message: 'broken' } })
  expect(job).toHaveBeenCalledOnce()
})

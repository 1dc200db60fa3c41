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

it('does it once more after what can be mended, and no oftener', async () => {
  const mend = vi.fn(async () => {})
  expect(await retryAfter(failing('lost'), mend)).toBe('done')
  expect(mend).toHaveBeenCalledExactlyOnceWith(new Error('lost'))
  const job = failing('lost', 'lost again')
  await expect(retryAfter(job, mend)).rejects.toThrow('lost again')
  expect(job).toHaveBeenCalledTimes(2)
})

it('does not do it again where that cannot be mended', async () => {
  const job = failing('broken')
  await expect(
    retryAfter(job, async (error) => {
      throw error
    }),
  ).rejects.toThrow('broken')
  expect(job).toHaveBeenCalledOnce()
})

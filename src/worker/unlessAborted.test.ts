import { expect, it } from 'vitest'
import { unlessAborted } from './unlessAborted.ts'

it('gives what comes first: the answer, its error, or the reason', async () => {
  const stop = new AbortController()
  expect(await unlessAborted(Promise.resolve(1), stop.signal)).toBe(1)
  await expect(unlessAborted(Promise.reject(new Error('own')), stop.signal)).rejects.toThrow('own')
  const waiting = unlessAborted(new Promise(() => {}), stop.signal)
  stop.abort(new Error('stopped'))
  await expect(waiting).rejects.toThrow('stopped')
  await expect(unlessAborted(Promise.resolve(1), stop.signal)).rejects.toThrow('stopped')
  await expect(unlessAborted(Promise.reject(new Error('late')), stop.signal)).rejects.toThrow('stopped')
})

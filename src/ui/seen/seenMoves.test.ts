import { expect, it, vi } from 'vitest'
import { follow, settled, wait } from './seenMoves.ts'

function deferred(): { promise: Promise<void>; resolve(): void } {
  let resolve = () => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}

it('begins the analysis that waits for the part to rest, and waits for its answer', async () => {
  const answer = deferred()
  const begin = vi.fn(() => follow(answer.promise))
  wait(begin)
  let isSettled = false
  const done = settled().then(() => {
    isSettled = true
  })
  expect(begin).toHaveBeenCalledOnce()
  await Promise.resolve()
  expect(isSettled).toBe(false)
  answer.resolve()
  await done
  // Once: the part rests then.
  await settled()
  expect(begin).toHaveBeenCalledOnce()
})

it('waits for an analysis that has begun, and begins none that has ended waiting', async () => {
  const begin = vi.fn(() => Promise.resolve())
  const end = wait(begin)
  const later = vi.fn(() => Promise.resolve())
  const endLater = wait(later)
  // The first moved on; that does not end the second.
  end()
  endLater()
  const answer = deferred()
  void follow(answer.promise)
  const done = settled()
  expect(begin).not.toHaveBeenCalled()
  expect(later).not.toHaveBeenCalled()
  answer.resolve()
  await done
})

import { expect, it } from 'vitest'
import { join, makeBarrier, makePoll, openJob } from './barrier.ts'

const ARRIVED = 1

it('does not wait for a thread that has not joined the job, and lets none join after that', () => {
  const shared = new Int32Array(new SharedArrayBuffer(1024))
  const barrier = makeBarrier(shared, true)
  openJob(shared)
  barrier()
  expect(join(shared)).toBe(false)
  barrier()
  openJob(shared)
  expect(join(shared)).toBe(true)
  // That thread arrives before the leader.
  Atomics.add(shared, ARRIVED, 1)
  barrier()
  expect(shared[ARRIVED]).toBe(0)
})

it('polls until a number has changed, but not forever', () => {
  const shared = new Int32Array(new SharedArrayBuffer(1024))
  const hasChanged = makePoll(shared)
  expect(hasChanged(ARRIVED, 0)).toBe(false)
  expect(hasChanged(ARRIVED, 1)).toBe(true)
})

import { HeatlensError } from '../../errors/index.ts'

// How threads take part in a job, and wait for each other. All is in the control block: see threadPool.ts.

const ARRIVED = 1
const GENERATION = 2
const JOINED = 9

/** Beside the number of threads that have joined a job: no other may. */
const CLOSED = 2 ** 16
/** How often a thread polls before it sleeps: for a tenth of a millisecond, about what waking it up takes. */
const POLLS = 15_000
/** As often at least, where polling was in vain before. */
const FEWEST_POLLS = 500
/** A thread that is this late at a barrier is dead: no part of a layer takes a tenth of it. */
const BARRIER_TIMEOUT_MS = 10_000
/** A count of arrivals from which no barrier ever completes. */
const BROKEN = -(2 ** 30)

/** Polls whether a number is no longer the given one. False if it still is after a while. */
export type Poll = (index: number, value: number) => boolean

/**
 * A thread's way to poll. Each time in vain makes the next one shorter: threads that have no processor to themselves
 * would keep each other from running.
 */
export function makePoll(shared: Int32Array): Poll {
  let polls = POLLS
  return (index, value) => {
    for (let i = 0; i < polls; i++) {
      if (Atomics.load(shared, index) === value) continue
      polls = Math.min(POLLS, polls * 2)
      return true
    }
    polls = Math.max(FEWEST_POLLS, polls / 2)
    return false
  }
}

/** Lets threads join the next job. */
export const openJob = (shared: Int32Array): number => Atomics.store(shared, JOINED, 0)

/** Joins the job that the leader has given out. False if it is too late: the leader has come to a barrier. */
export function join(shared: Int32Array): boolean {
  for (;;) {
    const joined = Atomics.load(shared, JOINED)
    if (joined >= CLOSED) return false
    if (Atomics.compareExchange(shared, JOINED, joined, joined + 1) === joined) return true
  }
}

/**
 * The barrier of a thread. The leader's lets no other thread join the job, and waits for those that have; the others wait
 * for the leader. Throws a `lost` error if a thread does not arrive, and then always.
 */
export function makeBarrier(shared: Int32Array, isLeader: boolean): () => void {
  const hasChanged = makePoll(shared)
  const awaitChange = (index: number, value: number) => {
    if (hasChanged(index, value)) return
    if (Atomics.wait(shared, index, value, BARRIER_TIMEOUT_MS) !== 'timed-out') return
    // Without the part of that thread, results would be wrong.
    Atomics.store(shared, ARRIVED, BROKEN)
    throw new HeatlensError('threadStopped')
  }
  if (!isLeader) {
    return () => {
      const generation = Atomics.load(shared, GENERATION)
      Atomics.add(shared, ARRIVED, 1)
      Atomics.notify(shared, ARRIVED)
      awaitChange(GENERATION, generation)
    }
  }
  return () => {
    const joined = Atomics.or(shared, JOINED, CLOSED) & (CLOSED - 1)
    for (let arrived = Atomics.load(shared, ARRIVED); arrived !== joined; arrived = Atomics.load(shared, ARRIVED)) {
      if (arrived < 0) throw new HeatlensError('threadStopped')
      awaitChange(ARRIVED, arrived)
    }
    Atomics.store(shared, ARRIVED, 0)
    Atomics.add(shared, GENERATION, 1)
    Atomics.notify(shared, GENERATION)
  }
}

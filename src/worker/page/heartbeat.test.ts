import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { HeatlensError } from '../../errors/index.ts'
import { startHeartbeat } from './heartbeat.ts'

const never = new Promise<never>(() => {})
const alive = new AbortController().signal

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A worker that answers pings while `isQuick`; later pings are answered once it is quick again. */
function setUp(gone: AbortSignal = alive) {
  const worker = { isQuick: true, late: [] as (() => void)[] }
  const ping = vi.fn(async () => {
    if (!worker.isQuick) await new Promise<void>((resolve) => worker.late.push(resolve))
  })
  const { orDeath, end } = startHeartbeat({ ping, gone, silentTicks: 5 })
  const ticks = (count: number) => vi.advanceTimersByTimeAsync(count * 1000)
  const outcomes: string[] = []
  const watch = (answer: Promise<unknown>) =>
    orDeath(answer).then(
      () => outcomes.push('answered'),
      (error: Error) => outcomes.push(error instanceof HeatlensError ? error.kind : error.name),
    )
  return { worker, ping, watch, end, ticks, outcomes }
}

it('waits for as long as the worker gives signs of life', async () => {
  const { watch, ticks, outcomes } = setUp()
  void watch(never)
  await ticks(1000)
  expect(outcomes).toEqual([])
})

it('waits for a worker that is busy for less than the limit, however often', async () => {
  const { worker, watch, ticks, outcomes } = setUp()
  void watch(never)
  for (let i = 0; i < 10; i++) {
    worker.isQuick = false
    await ticks(5)
    worker.isQuick = true
    for (const answer of worker.late.splice(0)) answer()
    await ticks(1)
  }
  expect(outcomes).toEqual([])
})

it('gives up all that is waited for once the worker was silent for too long, and what is asked after that', async () => {
  const { worker, watch, ticks, outcomes } = setUp()
  worker.isQuick = false
  void watch(never)
  void watch(never)
  await ticks(5)
  expect(outcomes).toEqual([])
  await ticks(1)
  expect(outcomes).toEqual(['worker', 'worker'])
  await watch(never)
  expect(outcomes).toHaveLength(3)
})

it('counts a tick that comes late once, as after a sleep of the device', async () => {
  const tick = vi.fn<() => void>()
  vi.spyOn(globalThis, 'setInterval').mockImplementation(((run: () => void) => tick.mockImplementation(run)) as never)
  const { worker, watch, outcomes } = setUp()
  worker.isQuick = false
  void watch(never)
  tick()
  vi.setSystemTime(Date.now() + 8 * 3600 * 1000)
  tick()
  await vi.advanceTimersByTimeAsync(0)
  expect(outcomes).toEqual([])
})

it('asks nothing while nothing is owed', async () => {
  const { ping, watch, ticks, outcomes } = setUp()
  await ticks(10)
  await watch(Promise.resolve())
  await ticks(10)
  expect(ping).not.toHaveBeenCalled()
  expect(outcomes).toEqual(['answered'])
})

it('tells a death that is told, and an end', async () => {
  const dying = setUp(AbortSignal.abort(new TypeError('died')))
  await dying.watch(never)
  expect(dying.outcomes).toEqual(['TypeError'])
  const { watch, end, outcomes } = setUp()
  const watched = watch(never)
  end(new DOMException('', 'AbortError'))
  await watched
  expect(outcomes).toEqual(['AbortError'])
})

import { afterEach, describe, expect, it, vi } from 'vitest'
import { behindChannel } from '../../fixtures/behindChannel.ts'
import { type Border, clientOf } from './border.ts'
import type { Remote } from './channel.ts'

interface Calculator {
  /** A long job: it reports progress and stops when aborted. */
  count(to: number, onProgress: (done: number) => void, signal: AbortSignal): Promise<string>
  sum(numbers: Float32Array<ArrayBuffer>): Promise<number>
  double(numbers: Float32Array<ArrayBuffer>): Promise<Float32Array<ArrayBuffer>>
  startSum(): Promise<{ add(value: number): Promise<number> }>
}

const border: Border<Calculator> = {
  sum: { moves: (numbers) => [numbers.buffer] },
  double: { gives: (numbers) => [numbers.buffer] },
  startSum: { isKept: true },
}

const given: ArrayBufferLike[] = []

const calculator: Calculator = {
  async count(to, onProgress, signal) {
    for (let done = 1; done <= to; done++) {
      await new Promise((resolve) => setTimeout(resolve, 1))
      if (signal.aborted) return `aborted at ${done}`
      onProgress(done)
    }
    return 'counted'
  },
  sum: async (numbers) => numbers.reduce((all, value) => all + value, 0),
  async double(numbers) {
    const doubled = numbers.map((value) => 2 * value)
    given.push(doubled.buffer)
    return doubled
  },
  async startSum() {
    let sum = 0
    return {
      async add(value) {
        sum += value
        return sum
      },
    }
  },
}

const workers: { stop(): void }[] = []
afterEach(() => {
  for (const worker of workers.splice(0)) worker.stop()
})

function setUp() {
  const worker = behindChannel(calculator, undefined, border)
  workers.push(worker)
  const asked = vi.fn((call: (remote: Remote) => Promise<unknown>) => call(worker.remote))
  return Object.assign(clientOf<Calculator>(border, asked), { asked })
}

it('moves what the table says, and copies everything else', async () => {
  const { sum, double } = setUp()
  const [moved, copied] = [Float32Array.of(1, 2), Float32Array.of(3)]
  expect(await sum(moved)).toBe(3)
  expect(moved.byteLength).toBe(0)
  expect(await double(copied)).toEqual(Float32Array.of(6))
  expect(copied).toEqual(Float32Array.of(3))
  expect(given.at(-1)?.byteLength).toBe(0)
})

it('leaves what has methods in the worker, and asks it there', async () => {
  const sum = await setUp().startSum()
  await sum.add(1)
  expect(await sum.add(2)).toBe(3)
})

it('has every call go through what is asked, so that a client can be given another worker', async () => {
  const { sum, asked } = setUp()
  await sum(Float32Array.of(1))
  expect(asked).toHaveBeenCalledOnce()
})

it('can be given out by a promise', async () => {
  const client = setUp()
  expect(await Promise.resolve(client)).toBe(client)
  expect(client.asked).not.toHaveBeenCalled()
})

describe('a long job', () => {
  const never = new AbortController().signal

  it('tells its progress while it goes on', async () => {
    const onProgress = vi.fn()
    expect(await setUp().count(3, onProgress, never)).toBe('counted')
    await vi.waitFor(() => expect(onProgress.mock.calls).toEqual([[1], [2], [3]]))
  })

  it('is aborted in the worker, and no other with it', async () => {
    const { count } = setUp()
    const stop = new AbortController()
    const others = [count(20, () => {}, never), count(20, () => {}, new AbortController().signal)]
    const aborted = count(1e6, () => stop.abort(), stop.signal)
    expect(await aborted).toMatch(/^aborted at \d+$/)
    expect(await Promise.all(others)).toEqual(['counted', 'counted'])
  })

  it('is not asked for where it is aborted already', async () => {
    const count = vi.spyOn(calculator, 'count')
    const asked = setUp().count(3, () => {}, AbortSignal.abort())
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
    expect(count).not.toHaveBeenCalled()
    count.mockRestore()
  })

  it('that is over is not aborted any more, and leaves no listener behind', async () => {
    const { count } = setUp()
    const stop = new AbortController()
    const [added, removed] = [vi.spyOn(stop.signal, 'addEventListener'), vi.spyOn(stop.signal, 'removeEventListener')]
    await count(1, () => {}, stop.signal)
    expect([added.mock.calls.length, removed.mock.calls.length]).toEqual([1, 1])
  })
})

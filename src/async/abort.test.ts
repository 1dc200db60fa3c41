import { afterEach, describe, expect, it, vi } from 'vitest'
import { latestOnly, startTimeLimit, unlessAborted } from './abort.ts'

describe('unlessAborted', () => {
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

  it('heeds each of several signals, and leaves no listener behind on any', async () => {
    const [one, other] = [new AbortController(), new AbortController()]
    const removed = [one, other].map(({ signal }) => vi.spyOn(signal, 'removeEventListener'))
    expect(await unlessAborted(Promise.resolve(1), one.signal, other.signal)).toBe(1)
    await vi.waitFor(() => expect(removed.map(({ mock }) => mock.calls.length)).toEqual([1, 1]))
    const waiting = unlessAborted(new Promise(() => {}), one.signal, other.signal)
    other.abort(new Error('the other'))
    one.abort(new Error('too late'))
    await expect(waiting).rejects.toThrow('the other')
    await expect(unlessAborted(Promise.resolve(1), new AbortController().signal, other.signal)).rejects.toThrow('other')
  })
})

it('latestOnly aborts a request as soon as there is a later one', () => {
  const requests = latestOnly()
  const first = requests.begin()
  expect([requests.signal === first, first.aborted]).toEqual([true, false])
  const second = requests.begin()
  expect([first.aborted, second.aborted, requests.signal === second]).toEqual([true, false, true])
})

describe('a time limit', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  const setUp = () => {
    vi.useFakeTimers()
    const onTick = vi.fn()
    const limit = startTimeLimit({ ticks: 3, tickMs: 1000, reason: () => new Error('too long'), onTick })
    return { ...limit, onTick, pass: (ticks: number) => vi.advanceTimersByTime(ticks * 1000) }
  }

  it('aborts at its last tick, once', () => {
    const { signal, onTick, pass } = setUp()
    pass(2)
    expect(signal.aborted).toBe(false)
    pass(1)
    expect([signal.aborted, signal.reason]).toEqual([true, new Error('too long')])
    pass(10)
    expect(onTick).toHaveBeenCalledTimes(2)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('begins anew when it is told to, and ends when it is lifted', () => {
    const { signal, restart, lift, pass } = setUp()
    pass(2)
    restart()
    pass(2)
    expect(signal.aborted).toBe(false)
    lift()
    pass(10)
    expect(signal.aborted).toBe(false)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('counts its own ticks, not the clock', () => {
    const { signal, pass } = setUp()
    pass(1)
    vi.setSystemTime(Date.now() + 8 * 3600 * 1000)
    pass(1)
    expect(signal.aborted).toBe(false)
  })
})

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keepLater } from './keepLater.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function make() {
  const written: string[] = []
  const page = new EventTarget()
  const keeper = keepLater({ read: () => written.at(-1) ?? null, write: (text) => written.push(text) }, page)
  return { written, page, keeper }
}

it('writes the last of many texts, once nothing new comes', () => {
  const { written, keeper } = make()
  for (const text of ['a', 'b', 'c']) {
    keeper.write(text)
    vi.advanceTimersByTime(200)
  }
  expect(written).toEqual([])
  expect(keeper.read()).toBe('c')
  vi.advanceTimersByTime(200)
  expect(written).toEqual(['c'])
  vi.runAllTimers()
  expect(written).toEqual(['c'])
})

it('writes at once when the page is left, and only what is not written', () => {
  const { written, page, keeper } = make()
  page.dispatchEvent(new Event('pagehide'))
  keeper.write('a')
  page.dispatchEvent(new Event('pagehide'))
  expect(written).toEqual(['a'])
  vi.runAllTimers()
  expect(written).toEqual(['a'])
})

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { savePreferencesSoon } from './savePreferencesSoon.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function make() {
  const written: string[] = []
  const page = new EventTarget()
  const later = savePreferencesSoon({ change: (change) => written.push(change(written.at(-1) ?? null)) }, page)
  const write = (text: string) => later.change(() => text)
  return { written, page, later, write }
}

it('writes the last of many texts, once nothing new comes', () => {
  const { written, write } = make()
  for (const text of ['a', 'b', 'c']) {
    write(text)
    vi.advanceTimersByTime(200)
  }
  expect(written).toEqual([])
  vi.advanceTimersByTime(200)
  expect(written).toEqual(['c'])
  vi.runAllTimers()
  expect(written).toEqual(['c'])
})

it('writes at once when the page is left, and only what is not written', () => {
  const { written, page, write } = make()
  page.dispatchEvent(new Event('pagehide'))
  write('a')
  page.dispatchEvent(new Event('pagehide'))
  expect(written).toEqual(['a'])
  vi.runAllTimers()
  expect(written).toEqual(['a'])
})

it('makes all changes, in their order, to what is there by the time that it writes', () => {
  const { written, later } = make()
  for (const sign of ['a', 'b']) later.change((text) => `${text}${sign}`)
  written.push('of another tab ')
  vi.runAllTimers()
  expect(written).toEqual(['of another tab ', 'of another tab ab'])
})

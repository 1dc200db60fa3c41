import { expect, test, vi } from 'vitest'
import { ofPart } from './loadWords.ts'

/** A file that fails to load the first time, and loads the second. */
function flaky() {
  return vi.fn<() => Promise<string>>().mockRejectedValueOnce(new Error('offline')).mockResolvedValue('texts')
}

test('texts that came by another try are there for a part that asks for the first time', async () => {
  const en = flaky()
  const load = ofPart({ en, de: en, es: en, pl: en, zh: en })
  await expect(load('en', 0)).rejects.toThrow('offline')
  const later = load('en', 1)
  await expect(later).resolves.toBe('texts')
  expect(load('en', 0)).toBe(later)
})

test('while nothing came, the same try gives the same promise', async () => {
  const en = flaky()
  const load = ofPart({ en, de: en, es: en, pl: en, zh: en })
  const first = load('en', 0)
  await expect(first).rejects.toThrow('offline')
  expect(load('en', 0)).toBe(first)
  expect(en).toHaveBeenCalledTimes(1)
})

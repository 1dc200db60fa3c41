import { afterEach, expect, it, vi } from 'vitest'
import { first } from '../../words/en/first.ts'
import { readClipboard } from './readClipboard.ts'

afterEach(() => vi.unstubAllGlobals())

function holding(...items: Record<string, string>[]) {
  const read = async () =>
    items.map((item) => ({
      types: Object.keys(item),
      getType: async (type: string) => new Blob([item[type] as string], { type }),
    }))
  vi.stubGlobal('navigator', { clipboard: { read } })
}

it('takes pixels before a drawing, and either before an address', async () => {
  const onAddress = vi.fn()
  const address = 'https://x.test/a.png'
  holding({ 'text/html': '<img>', 'image/svg+xml': '<svg/>', 'text/plain': address, 'image/png': 'pixels' })
  expect((await readClipboard(first, onAddress)).map(({ name }) => name)).toEqual(['pasted.png'])
  holding({ 'text/plain': address, 'image/svg+xml': '<svg/>' })
  expect((await readClipboard(first, onAddress)).map(({ name }) => name)).toEqual(['pasted.svg'])
  expect(onAddress).not.toHaveBeenCalled()
})

it('passes an address on, and refuses other text', async () => {
  const onAddress = vi.fn()
  holding({ 'text/plain': ' https://x.test/a.png ' })
  expect(await readClipboard(first, onAddress)).toEqual([])
  expect(onAddress).toHaveBeenCalledWith('https://x.test/a.png')
  holding({ 'text/plain': 'a cat' })
  await expect(readClipboard(first, onAddress)).rejects.toMatchObject({ code: 'nothingToPaste' })
})

import { expect, it } from 'vitest'
import { addressIn } from './droppedAddress.ts'

const transfer = (data: Record<string, string>) => ({ getData: (type: string) => data[type] ?? '' })

it.each<[string, Record<string, string>, string | undefined]>([
  ['a list', { 'text/uri-list': '# a cat\r\nhttps://x.test/cat.jpg\r\nhttps://x.test/2' }, 'https://x.test/cat.jpg'],
  ['text that is an address', { 'text/plain': ' http://x.test/cat.jpg\n' }, 'http://x.test/cat.jpg'],
  [
    'a picture in a link',
    {
      'text/uri-list': 'https://x.test/page',
      'text/html':
        '<meta charset="utf-8"><a href="https://x.test/page"><img alt="a" src="https://x.test/c?a=1&amp;b=2"></a>',
    },
    'https://x.test/c?a=1&b=2',
  ],
  [
    'a picture without an address',
    { 'text/html': '<img src="data:image/png;base64,AA">', 'text/plain': 'a cat' },
    undefined,
  ],
  ['text with an address in it', { 'text/plain': 'see https://x.test/cat.jpg' }, undefined],
  ['a script', { 'text/uri-list': 'javascript:alert(1)' }, undefined],
  ['nothing', {}, undefined],
])('finds in %s the address of a picture, or none', (_, data, address) => {
  expect(addressIn(transfer(data))).toBe(address)
})

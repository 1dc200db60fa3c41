import { afterEach, expect, it, vi } from 'vitest'
import { naughtyStrings } from '../../fixtures/naughtyStrings.ts'
import { fileNameOf, readCatalogue } from './catalogue.ts'
import { fetchCatalogue } from './fetchCatalogue.ts'
import { roadsTo } from './roads.ts'

const FILE = 'https://publisher.test/files/net.h5'
const network = {
  ...{ id: 'net', name: 'Net', knows: 'imagenet', classes: 10, bytes: 1000, licence: 'MIT', source: 'somebody' },
  roads: [{ by: 'host' }, { by: 'hand', address: FILE }, { by: 'server', address: FILE }],
}
const listOf = (...networks: unknown[]) => ({ heatlens: 1, networks })
const read = (...networks: unknown[]) => readCatalogue(listOf(...networks)).networks.map(({ id }) => id)

afterEach(() => vi.unstubAllGlobals())

it('leaves out what is wrong, and keeps the rest', () => {
  const others: [string, object][] = [
    ['an address that is no https', { roads: [{ by: 'hand', address: 'http://publisher.test/x' }] }],
    ['a script', { roads: [{ by: 'hand', address: 'javascript:alert(1)' }] }],
    ['a password', { roads: [{ by: 'site', address: 'https://a:b@publisher.test/x' }] }],
    ['no roads', { roads: [] }],
    ['an unknown road', { roads: [{ by: 'air', address: FILE }] }],
    ['a path as its id', { id: '../x' }],
    ['no name', { name: '' }],
    ['a size that is none', { bytes: -1 }],
    ['an MD5 that is none', { md5: 'x' }],
    ['a text without end', { source: 'x'.repeat(1e5) }],
  ]
  const wrong = others.map(([, change]) => ({ ...network, id: 'wrong', ...change }))
  expect(read(network, ...wrong, { ...network, id: 'last' })).toEqual(['net', 'last'])
  for (const [index, [what]] of others.entries()) expect(read(wrong[index]), what).toEqual([])
})

it('takes the first of two with one id, and names such as __proto__', () => {
  const { networks } = readCatalogue(listOf(network, { ...network, name: 'Other' }, { ...network, id: '__proto__' }))
  expect(networks.map(({ id, name }) => [id, name])).toEqual([
    ['net', 'Net'],
    ['__proto__', 'Net'],
  ])
})

it('never throws, whatever it is given', () => {
  for (const given of [null, undefined, 1, 'x', [], {}, { networks: {} }, { networks: [null, 1, [], 'x'] }, network])
    expect(readCatalogue(given)).toEqual({ gets: false, networks: [] })
  for (const text of naughtyStrings) {
    const all = readCatalogue(listOf({ ...network, id: text }, { ...network, name: text, roads: text }, text))
    for (const { id } of all.networks) expect(id).toMatch(/^[\w.-]+$/)
  }
})

it('is missing where it is no JSON, and says so', async () => {
  vi.stubGlobal('fetch', async () => new Response('<!doctype html>'))
  await expect(fetchCatalogue()).rejects.toTell(/The list of networks did not arrive/)
  vi.stubGlobal('fetch', async () => new Response(null, { status: 404 }))
  await expect(fetchCatalogue()).rejects.toTell(/The list of networks did not arrive/)
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(listOf(network))))
  expect((await fetchCatalogue()).networks).toHaveLength(1)
})

it('leads along the shortest road that is there', () => {
  const [one] = readCatalogue(listOf(network)).networks
  if (!one) throw new Error('There is no network.')
  const model = {
    id: 'net',
    name: 'Net',
    place: 'host',
    bytes: 1,
    weights: 'uint8',
    classes: 1,
    source: '',
    licence: '',
  }
  const waysFrom = (models: object[], gets: boolean) =>
    roadsTo(one, { models: models as never, gets }).map(({ by }) => by)
  expect(waysFrom([{ ...model, id: 'other' }], false)).toEqual(['hand'])
  expect(waysFrom([], true)).toEqual(['server', 'hand'])
  expect(waysFrom([model], true)).toEqual(['here', 'server', 'hand'])
})

it('knows what a file is called', () => {
  expect(fileNameOf(FILE)).toBe('net.h5')
  expect(fileNameOf('https://publisher.test/my%20net.h5?download=true')).toBe('my net.h5')
  expect(fileNameOf('https://publisher.test/%')).toBe('%')
  expect(fileNameOf('https://publisher.test/')).toBe('publisher.test')
})

import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fakeCaches } from '../../fixtures/fakeCaches.ts'
import { demandChecksum } from './checksum.ts'
import { download } from './download.ts'
import { openPieces } from './pieces.ts'

const ADDRESS = 'https://publisher.test/net.h5'
const BASE = 'https://page.test/'
const bytes = Uint8Array.from({ length: 9_000_000 }, (_, at) => (at * 7) % 251)
const stops: (() => void)[] = []

beforeEach(() => vi.stubGlobal('caches', fakeCaches()))
afterEach(async () => {
  await (await openPieces(ADDRESS, BASE)).forget()
  vi.unstubAllGlobals()
  for (const stop of stops.splice(0)) stop()
})

type Answer = (response: ServerResponse, start: number, request: IncomingMessage) => void

/** A host that gives one answer after another, and the ranges that it was asked for. */
async function host(...answers: Answer[]): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const [, start] = /^bytes=(\d+)-$/.exec(request.headers.range ?? '') ?? []
    asked.push(start === undefined ? 'all' : `${start}- ${request.headers['if-range']}`)
    const answer = answers[asked.length - 1] ?? answers.at(-1)
    answer?.(response, Number(start ?? 0), request)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stops.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/net`, asked }
}

const head = (response: ServerResponse, start: number, etag = '"1"') =>
  response.writeHead(start > 0 ? 206 : 200, {
    ...{ etag, 'content-length': bytes.length - start },
    ...(start > 0 && { 'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}` }),
  })
const rest: Answer = (response, start) => head(response, start).end(bytes.subarray(start))
/** Sends up to a place, then breaks off. */
const until =
  (end: number): Answer =>
  (response, start) => {
    head(response, start)
    response.write(bytes.subarray(start, end), () => response.destroy())
  }

async function get(url: string, signal = new AbortController().signal) {
  const pieces = await openPieces(ADDRESS, BASE)
  const seen: number[] = []
  await download(url, pieces, {
    ...{ host: 'publisher.test', signal, pauseMs: 1, stallMs: 300 },
    onProgress: ({ loaded }) => seen.push(loaded),
  })
  return { file: await pieces.file('net.h5'), seen, pieces }
}

const isWhole = async (file: Blob) => Buffer.from(await file.arrayBuffer()).equals(bytes)

it('fetches a file, and says how far it is', async () => {
  const { url, asked } = await host(rest)
  const { file, seen } = await get(url)
  expect([file.name, file.lastModified, await isWhole(file)]).toEqual(['net.h5', 0, true])
  expect(seen.at(-1)).toBe(bytes.length)
  expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  expect(asked).toEqual(['all'])
})

it('goes on where the connection broke', async () => {
  const { url, asked } = await host(until(5_000_000), until(8_000_000), rest)
  expect(await isWhole((await get(url)).file)).toBe(true)
  expect(asked).toHaveLength(3)
  expect(asked[1]).toMatch(/^[1-5]\d{6}- "1"$/)
})

it('goes on after a reload of the page, and after Cancel', async () => {
  const stop = new AbortController()
  const silent: Answer = (response, start) => {
    head(response, start)
    response.write(bytes.subarray(start, 6_000_000), () => setTimeout(() => stop.abort(), 50))
  }
  const { url, asked } = await host(silent, rest)
  await expect(get(url, stop.signal)).rejects.toMatchObject({ name: 'AbortError' })
  // What is kept is on the device, not in the page.
  expect((await openPieces(ADDRESS, BASE)).size).toBeGreaterThan(4_000_000)
  expect(await isWhole((await get(url)).file)).toBe(true)
  expect(asked[1]).toMatch(/^[456]\d{6}- "1"$/)
})

it('begins anew where the publisher has another version by now', async () => {
  const other: Answer = (response) => head(response, 0, '"2"').end(bytes)
  const { url } = await host(until(5_000_000), other)
  const { file, pieces } = await get(url)
  expect([await isWhole(file), pieces.version]).toEqual([true, '"2"'])
})

it('fetches nothing twice', async () => {
  const { url, asked } = await host(rest)
  await get(url)
  expect(await isWhole((await get(url)).file)).toBe(true)
  expect(asked).toHaveLength(1)
})

it.each<[string, Answer, RegExp]>([
  ['a status', (response) => response.writeHead(404).end(), /publisher\.test has no file .*status 404/],
  ['a web page', (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'), /sent a web page/],
  [
    'what the local server says of its publisher',
    (response) => response.writeHead(502, { 'x-heatlens-problem': '403' }).end(),
    /has no file at this address \(status 403\)/,
  ],
  [
    'a publisher that nobody reaches',
    (response) => response.writeHead(502, { 'x-heatlens-problem': 'none' }).end(),
    /publisher\.test does not respond/,
  ],
  ['a connection that breaks at once', (response) => response.destroy(), /publisher\.test does not respond/],
  ['a connection that always breaks', until(5_000_000), /broke; 5 MB have come and are kept/],
  ['silence', (response, start) => void head(response, start).write('x'), /publisher\.test broke|does not respond/],
])('tells %s in a sentence', async (_, answer, sentence) => {
  const { url } = await host(answer)
  await expect(get(url)).rejects.toTell(sentence)
})

it('stays in memory where the browser stores nothing, or has no room', async () => {
  vi.stubGlobal('caches', undefined)
  const { url, asked } = await host(until(5_000_000), rest)
  expect(await isWhole((await get(url)).file)).toBe(true)
  expect(asked).toHaveLength(2)
  await (await openPieces(ADDRESS, BASE)).forget()
  const full = fakeCaches()
  vi.stubGlobal('caches', full)
  full.limit = 1_000_000
  expect(await isWhole((await get((await host(rest)).url)).file)).toBe(true)
})

it('refuses a file that is not the one that was published', async () => {
  const file = new File([bytes], 'net.h5')
  const { signal } = new AbortController()
  const md5 = createHash('md5').update(bytes).digest('hex')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await demandChecksum(file, {}, signal)
  await demandChecksum(file, { md5 }, signal)
  await demandChecksum(file, { sha256, md5: '0'.repeat(32) }, signal)
  const wrong = /net\.h5 is not the file .* checksum is wrong/
  await expect(demandChecksum(file, { md5: '0'.repeat(32) }, signal)).rejects.toTell(wrong)
  await expect(demandChecksum(new File([bytes.subarray(1)], 'net.h5'), { sha256 }, signal)).rejects.toTell(wrong)
})

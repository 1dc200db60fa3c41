import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fetchWeights } from './fetchWeights.ts'

const weights = randomBytes(1_000_000)
const md5 = createHash('md5').update(weights).digest('hex')
const half = weights.length >> 1

let cache: string
let server: Server
let url: string
/** The requested ranges. */
let asked: (string | undefined)[]
let answer: (request: IncomingMessage, response: ServerResponse) => void

beforeEach(async () => {
  cache = mkdtempSync(join(tmpdir(), 'heatlens-'))
  asked = []
  server = createServer((request, response) => {
    asked.push(request.headers.range)
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/weights.h5`
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})

afterEach(() => {
  vi.restoreAllMocks()
  server.closeAllConnections()
  server.close()
  rmSync(cache, { recursive: true })
})

/** Sends the file, or the requested range; the connection breaks at `until`. */
function send(request: IncomingMessage, response: ServerResponse, until = weights.length, etag = '"one"'): void {
  const wanted = request.headers['if-range'] === etag ? /^bytes=(\d+)-$/.exec(request.headers.range ?? '') : null
  const start = Number(wanted?.[1] ?? 0)
  response.writeHead(wanted ? 206 : 200, {
    etag,
    'content-length': weights.length - start,
    ...(wanted && { 'content-range': `bytes ${start}-${weights.length - 1}/${weights.length}` }),
  })
  if (until >= weights.length) response.end(weights.subarray(start))
  else response.write(weights.subarray(start, until), () => response.destroy())
}

const options = () => ({ cache, md5, pauseMs: 1 })

it('goes on where a connection broke', async () => {
  answer = (request, response) => send(request, response, asked.length === 1 ? half : undefined)
  const path = await fetchWeights(url, options())
  expect(readFileSync(path).equals(weights)).toBe(true)
  expect(asked.length).toBe(2)
  expect(asked[1]).toMatch(/^bytes=\d+-$/)
  // A complete file is not requested again.
  await expect(fetchWeights(url, options())).resolves.toBe(path)
  expect(asked.length).toBe(2)
})

it('goes on with what an earlier run has left', async () => {
  answer = (request, response) => (asked.length === 1 ? send(request, response, half) : response.destroy())
  await expect(fetchWeights(url, options())).rejects.toThrow(/broke; \d MB have come and are kept\. Run it again/)
  answer = (request, response) => send(request, response)
  const before = asked.length
  expect(readFileSync(await fetchWeights(url, options())).equals(weights)).toBe(true)
  expect(asked[before]).toMatch(/^bytes=[1-9]\d*-$/)
})

it('begins anew where the file has changed meanwhile', async () => {
  answer = (request, response) =>
    send(request, response, asked.length === 1 ? half : undefined, asked.length === 1 ? '"one"' : '"two"')
  expect(readFileSync(await fetchWeights(url, options())).equals(weights)).toBe(true)
})

it('takes silence for a broken connection', async () => {
  answer = (request, response) => {
    if (asked.length > 1) return send(request, response)
    response.writeHead(200, { etag: '"one"', 'content-length': weights.length })
    response.write(weights.subarray(0, half))
  }
  const path = await fetchWeights(url, { ...options(), stallMs: 200 })
  expect(readFileSync(path).equals(weights)).toBe(true)
})

it('throws away what has the wrong checksum', async () => {
  answer = (request, response) => send(request, response)
  const wrong = { ...options(), md5: '0'.repeat(32) }
  await expect(fetchWeights(url, wrong)).rejects.toThrow(/its MD5 is wrong\)\. Try again\./)
  expect(readFileSync(await fetchWeights(url, options())).equals(weights)).toBe(true)
  expect(asked).toEqual([undefined, undefined])
})

it.each([
  ['a file that is not there', 404, 'text/plain', /answered with status 404\. Give another address/],
  ['a web page in its place', 200, 'text/html; charset=utf-8', /is a web page, not a file of weights\./],
])('tells %s at once', async (_, status, type, says) => {
  answer = (_, response) => response.writeHead(status, { 'content-type': type }).end('<p>no</p>')
  await expect(fetchWeights(url, options())).rejects.toThrow(says)
  expect(asked.length).toBe(1)
})

it('tells a server that cannot be reached, and that the network of the page stays', async () => {
  server.close()
  await expect(fetchWeights(url, options())).rejects.toThrow(
    /cannot be reached\..*the page's own network stays in use\./,
  )
})

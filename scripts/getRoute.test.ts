import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { createGetRoute } from './getRoute.ts'

const bytes = Buffer.from(Array.from({ length: 1000 }, (_, at) => at % 251))
const folder = mkdtempSync(join(tmpdir(), 'heatlens-'))
const catalogue = join(folder, 'networks.json')
const stops: (() => void)[] = []

beforeAll(() => {
  const network = { id: 'net', name: 'Net', knows: 'x', bytes: 1000, licence: 'MIT', source: 's' }
  const roads = [{ by: 'server', address: 'https://publisher.test/files/net.h5' }]
  const networks = [
    { ...network, roads },
    { ...network, id: 'closed', roads: [{ by: 'hand', address: 'https://publisher.test/x' }] },
  ]
  writeFileSync(catalogue, JSON.stringify({ heatlens: 1, networks }))
})
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})
afterAll(() => rmSync(folder, { recursive: true }))

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stops.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** The page's host, whose publisher answers like this. */
async function host(publisher: RequestListener): Promise<string> {
  const route = createGetRoute(catalogue, { HEATLENS_PUBLISHER: await serve(publisher) })
  return serve((request, response) => route(request, response, () => response.writeHead(418).end()))
}

const whole: RequestListener = (request, response) => {
  const [, start] = /^bytes=(\d+)-$/.exec(request.headers.range ?? '') ?? []
  const from = Number(start ?? 0)
  response.writeHead(start === undefined ? 200 : 206, {
    ...{ etag: '"1"', 'content-length': bytes.length - from, 'content-type': 'text/javascript' },
    ...(start !== undefined && { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` }),
  })
  response.end(bytes.subarray(from))
}

it('streams the file of a network from its publisher, whole or the rest, and as nothing that could run', async () => {
  const asked: string[] = []
  const address = await host((request, response) => {
    asked.push(`${request.url} ${request.headers.range} ${request.headers['if-range']}`)
    whole(request, response)
  })
  const first = await fetch(`${address}/get/net`)
  expect([first.status, Buffer.from(await first.arrayBuffer()).equals(bytes)]).toEqual([200, true])
  expect(Object.fromEntries(first.headers)).toMatchObject({
    ...{ etag: '"1"', 'content-length': '1000', 'content-type': 'application/octet-stream' },
    'x-content-type-options': 'nosniff',
  })
  const rest = await fetch(`${address}/get/net`, { headers: { range: 'bytes=600-', 'if-range': '"1"' } })
  expect([rest.status, rest.headers.get('content-range')]).toEqual([206, 'bytes 600-999/1000'])
  expect(Buffer.from(await rest.arrayBuffer()).equals(bytes.subarray(600))).toBe(true)
  expect(asked).toEqual(['/files/net.h5 undefined undefined', '/files/net.h5 bytes=600- "1"'])
})

it('takes the ids of the catalogue that have this road, and never an address', async () => {
  let asked = 0
  const address = await host((request, response) => {
    asked++
    whole(request, response)
  })
  for (const path of [
    'closed',
    'other',
    'https://publisher.test/files/net.h5',
    '%2e%2e/x',
    '',
    'net/../net.h5',
    '__proto__',
  ])
    expect((await fetch(`${address}/get/${path}`)).status, path).not.toBe(200)
  expect((await fetch(`${address}/get/net`, { method: 'POST', body: 'x' })).status).toBe(405)
  expect((await fetch(`${address}/elsewhere`)).status).toBe(418)
  expect(asked).toBe(0)
})

it('fetches nothing for another site', async () => {
  let asked = 0
  const address = await host((request, response) => {
    asked++
    whole(request, response)
  })
  const route = (site: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      import('node:http').then(({ get }) => {
        get(`${address}/get/net`, { headers: { 'sec-fetch-site': site } }, ({ statusCode }) => resolve(statusCode)).on(
          'error',
          reject,
        )
      }, reject)
    })
  expect(await route('cross-site')).toBe(403)
  expect(await route('none')).toBe(403)
  expect(asked).toBe(0)
  expect(await route('same-origin')).toBe(200)
})

it.each<[string, RequestListener, number, string]>([
  ['a status', (_, response) => response.writeHead(404).end(), 502, '404'],
  ['a web page', (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'), 502, 'page'],
  ['a connection that breaks', (_, response) => response.destroy(), 502, 'none'],
  ['a range that is none', (_, response) => response.writeHead(416).end(), 416, '416'],
])('says when the publisher answers with %s', async (_, publisher, status, problem) => {
  const answer = await fetch(`${await host(publisher)}/get/net`)
  expect([answer.status, answer.headers.get('x-heatlens-problem')]).toEqual([status, problem])
})

it('says in the catalogue that it gets networks', async () => {
  const listed = await (await fetch(`${await host(whole)}/networks.json`)).json()
  expect(listed).toMatchObject({ gets: true, networks: [{ id: 'net' }, { id: 'closed' }] })
})

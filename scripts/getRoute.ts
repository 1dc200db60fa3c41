import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { readCatalogue } from '../src/catalogue/catalogue.ts'

// The local server fetches the networks of the catalogue from their publishers, because these let no other site read
// their files: `model/get/<id>`. It takes ids, never an address.

/** Where all files are fetched from in tests: another origin, in place of the publishers'. */
const PUBLISHER = 'HEATLENS_PUBLISHER'

/** The page's header for what the publisher answered in place of a file (src/catalogue/download.ts). */
const PROBLEM = 'x-heatlens-problem'

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

/** Answers below `/model`: the catalogue, which then says that this host gets networks, and `get/<id>`. */
export function createGetRoute(catalogue: string, env: NodeJS.ProcessEnv = process.env): Handler {
  return (request, response, next) => {
    const path = (request.url ?? '').replace(/\?.*$/, '')
    const [, id] = /^\/get\/([\w-][\w.-]*)$/.exec(path) ?? []
    if (path !== '/networks.json' && !path.startsWith('/get/')) return next()
    const answer = id === undefined ? sendCatalogue : sendNetwork(id, env[PUBLISHER])
    if (id === undefined && path !== '/networks.json') return refuse(response, 404)
    answer(catalogue, request, response).catch(() => {
      if (response.headersSent) response.destroy()
      else refuse(response, 502, 'none')
    })
  }
}

type Answer = (catalogue: string, request: IncomingMessage, response: ServerResponse) => Promise<void>

function refuse(response: ServerResponse, status: number, problem?: string): void {
  response
    .writeHead(status, { 'cache-control': 'no-store', ...(problem !== undefined && { [PROBLEM]: problem }) })
    .end()
}

const sendCatalogue: Answer = async (catalogue, _, response) => {
  const listed = JSON.parse(await readFile(catalogue, 'utf8'))
  response.setHeader('content-type', 'application/json').setHeader('cache-control', 'no-cache')
  response.end(JSON.stringify({ ...listed, gets: true }))
}

const sendNetwork =
  (id: string, publisher: string | undefined): Answer =>
  async (catalogue, request, response) => {
    const { method, headers } = request
    if (method !== 'GET' && method !== 'HEAD') return refuse(response, 405)
    // No other site makes this computer fetch anything.
    const site = headers['sec-fetch-site']
    if (site !== undefined && site !== 'same-origin') return refuse(response, 403)
    const address = await addressOf(id, catalogue)
    if (address === undefined) return refuse(response, 404)
    const stop = new AbortController()
    response.on('close', () => stop.abort())
    const url = publisher === undefined ? address : new URL(new URL(address).pathname, publisher).href
    const answer = await fetch(url, { method, signal: stop.signal, headers: rangeOf(headers) })
    const problem = problemOf(answer, publisher === undefined)
    if (problem !== undefined) {
      stop.abort()
      return refuse(response, answer.status === 416 ? 416 : 502, problem)
    }
    response.writeHead(answer.status, {
      ...taken(answer.headers),
      // Whatever the publisher calls it, it is nothing that a browser shows or runs.
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    if (!answer.body || method === 'HEAD') response.end()
    else await pipeline(Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]), response)
  }

async function addressOf(id: string, catalogue: string): Promise<string | undefined> {
  const { networks } = readCatalogue(JSON.parse(await readFile(catalogue, 'utf8')))
  const road = networks.find((one) => one.id === id)?.roads.find(({ by }) => by === 'server')
  return road && 'address' in road ? road.address : undefined
}

/** Only the rest of a file may be asked for; packed, it would have other ranges. */
function rangeOf({ range, 'if-range': version }: IncomingMessage['headers']): Record<string, string> {
  const isRest = range !== undefined && /^bytes=\d{1,15}-$/.test(range)
  return {
    'accept-encoding': 'identity',
    ...(isRest && { range }),
    ...(isRest && typeof version === 'string' && { 'if-range': version }),
  }
}

/** What was sent in place of a file, for the page: a status, a web page, or a place that is not safe. */
function problemOf({ ok, status, headers, url }: Response, isSafeOnly: boolean): string | undefined {
  if (isSafeOnly && !url.startsWith('https:')) return 'none'
  if (!ok) return String(status)
  return /^(?:text\/html|application\/xhtml)/i.test(headers.get('content-type') ?? '') ? 'page' : undefined
}

function taken(headers: Headers): Record<string, string> {
  const names = ['content-length', 'content-range', 'accept-ranges', 'etag', 'last-modified']
  return Object.fromEntries(names.flatMap((name) => (headers.has(name) ? [[name, headers.get(name) ?? '']] : [])))
}

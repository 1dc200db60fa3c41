import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname } from 'node:path'

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
}

/** The content type of a file, by its extension. */
export const typeOf = (path: string): string => types[extname(path)] ?? 'application/octet-stream'

/** A server on this machine, on a free port. */
export interface Served {
  address: string
  stop(): void
}

export async function serve(answer: RequestListener): Promise<Served> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { address: `http://127.0.0.1:${port}`, stop: () => server.close() }
}

/** Headers that make a page cross-origin isolated, which threads with shared memory require. */
export const isolation = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
}

/** How a host differs from a plain one that serves the built app at its root. */
export interface HostWays {
  /** Rewrites a text file, by its path in the built app. */
  change?(path: string, text: string): string
  /** The headers of each file, by its path in the built app. */
  headers?(path: string): Readonly<Record<string, string>>
  /** The app's folder; begins and ends with a slash. */
  folder?: string
  /** The target of a redirect. */
  leadsTo?(path: string): string | undefined
  /** True if `page.html` is only available as `page`, with a redirect. */
  hidesHtml?: boolean
}

/** Serves the built app from a separate file server. */
export const serveDist = (ways: HostWays = {}): Promise<Served> =>
  serve((request, response) => sendDist(request, response, ways))

export async function sendDist(
  request: IncomingMessage,
  response: ServerResponse,
  { change = (_, text) => text, headers = () => ({}), folder = '/', hidesHtml = false, leadsTo }: HostWays,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost')
  const asked = pathname.startsWith(folder) ? `/${pathname.slice(folder.length)}` : '/nothing'
  const elsewhere = leadsTo?.(asked)
  if (elsewhere !== undefined) {
    response.writeHead(302, { location: elsewhere, ...headers(asked) }).end()
    return
  }
  if (hidesHtml && asked.endsWith('.html')) {
    response.writeHead(308, { location: pathname.replace(/(index)?\.html$/, ''), ...headers(asked) }).end()
    return
  }
  const read = (path: string) => readFile(new URL(`../../dist${path}`, import.meta.url)).catch(() => null)
  let path = asked === '/' ? '/index.html' : asked
  let bytes = await read(path)
  if (!bytes && hidesHtml) {
    path = `${path}.html`
    bytes = await read(path)
  }
  if (!bytes) {
    response.writeHead(404, headers(asked)).end()
    return
  }
  const isText = /\.(html|js)$/.test(path)
  response.writeHead(200, { 'content-type': typeOf(path), ...headers(asked) })
  response.end(isText ? change(path, bytes.toString('utf8')) : bytes)
}

/** How a server responds to a request for a file with these bytes. */
export type Answer = (response: ServerResponse, bytes: Uint8Array) => void

/** Server failures. */
export const faults = {
  missing: (response) => response.writeHead(404).end(),
  'a web page': (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>'),
  'cut short': (response, bytes) => response.end(bytes.subarray(0, bytes.length >> 1)),
  damaged: (response, bytes) =>
    response.end(bytes.map((byte, index) => (index === bytes.length >> 1 ? byte ^ 1 : byte))),
  'broken off': (response, bytes) => {
    response.writeHead(200, { 'content-length': bytes.length })
    response.write(bytes.subarray(0, bytes.length >> 1), () => response.destroy())
  },
  unreachable: (response) => response.destroy(),
} satisfies Record<string, Answer>

/** A server for the built app and one more model. */
export interface ModelHost extends Served {
  /** The requested shards; a test may empty it. */
  asked: string[]
  /** Failing responses for files of the model, by name; `*` for all. */
  faults: Map<string, Answer>
}

/** Serves the built app, and a package under `model/<id>/`. */
export async function serveModel(id: string, files: ReadonlyMap<string, Uint8Array>): Promise<ModelHost> {
  const host = { asked: [] as string[], faults: new Map<string, Answer>() }
  const served = await serve(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const [, name] = new RegExp(`^/model/${id}/([^/]+)$`).exec(pathname) ?? []
    if (name === undefined) return sendDist(request, response, {})
    if (name.endsWith('.bin')) host.asked.push(name)
    const bytes = files.get(name)
    if (!bytes) return void response.writeHead(404).end()
    const fault = host.faults.get(name) ?? host.faults.get('*')
    if (fault) fault(response, bytes)
    else response.end(bytes)
  })
  return Object.assign(host, served)
}

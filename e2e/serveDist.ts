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

/** The content type of a file, by the end of its name. */
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

/** Headers that make a page cross-origin isolated, which threads that share memory want. */
export const isolation = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
}

/** Serves the built app from a plain file server of its own; `change` may rewrite a file by its path; `headers` go with each. */
export const serveDist = (
  change: (path: string, text: string) => string = (_, text) => text,
  headers: Readonly<Record<string, string>> = {},
): Promise<Served> => serve((request, response) => sendDist(request, response, change, headers))

async function sendDist(
  request: IncomingMessage,
  response: ServerResponse,
  change: (path: string, text: string) => string,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost')
  const path = pathname === '/' ? '/index.html' : pathname
  const bytes = await readFile(new URL(`../dist${path}`, import.meta.url)).catch(() => null)
  if (!bytes) {
    response.writeHead(404).end()
    return
  }
  const isText = /\.(html|js)$/.test(path)
  response.writeHead(200, { 'content-type': typeOf(path), ...headers })
  response.end(isText ? change(path, bytes.toString('utf8')) : bytes)
}

/** How a server answers for a file of a model, whose bytes are given. */
export type Answer = (response: ServerResponse, bytes: Uint8Array) => void

/** The ways in which a server lets a file down. */
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

/** A server of the built app and of one more model. */
export interface ModelHost extends Served {
  /** The shards that were asked for since this was emptied. */
  asked: string[]
  /** How files of the model are answered otherwise than well, by their names; `*` for all. */
  faults: Map<string, Answer>
}

/** Serves the built app, and a package under `model/<id>/`. */
export async function serveModel(id: string, files: ReadonlyMap<string, Uint8Array>): Promise<ModelHost> {
  const host = { asked: [] as string[], faults: new Map<string, Answer>() }
  const served = await serve(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const [, name] = new RegExp(`^/model/${id}/([^/]+)$`).exec(pathname) ?? []
    if (name === undefined) return sendDist(request, response, (_, text) => text)
    if (name.endsWith('.bin')) host.asked.push(name)
    const bytes = files.get(name)
    if (!bytes) return void response.writeHead(404).end()
    const fault = host.faults.get(name) ?? host.faults.get('*')
    if (fault) fault(response, bytes)
    else response.end(bytes)
  })
  return Object.assign(host, served)
}

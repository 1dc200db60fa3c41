import { readFile } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname } from 'node:path'

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
}

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

/** Serves the built app from a plain file server of its own; `change` may rewrite a file by its path. */
export const serveDist = (change: (path: string, text: string) => string): Promise<Served> =>
  serve(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const path = pathname === '/' ? '/index.html' : pathname
    const bytes = await readFile(new URL(`../dist${path}`, import.meta.url)).catch(() => null)
    if (!bytes) {
      response.writeHead(404).end()
      return
    }
    const isText = /\.(html|js)$/.test(path)
    response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' })
    response.end(isText ? change(path, bytes.toString('utf8')) : bytes)
  })

import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isolation, type Served, serve, typeOf } from '../e2e/helpers/serveDist.ts'

/** A file server that records requests. */
export interface Site extends Served {
  /** The paths requested since the last call. */
  takeRequests(): string[]
  /** Calls back for each requested path; replaces the previous callback. */
  onRequest(listen: (pathname: string) => void): void
}

/**
 * Serves folders, each by a path prefix; the first match wins. Browsers may cache everything for a year without
 * revalidation, as on well-configured hosts. `/blank` is an empty page. Pages of an isolated site may use threads.
 */
export async function openSite(folders: Record<string, string>, { isolated = false } = {}): Promise<Site> {
  let requests: string[] = []
  let listener: (pathname: string) => void = () => {}
  const served = await serve(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    requests.push(pathname)
    listener(pathname)
    if (isolated) for (const [name, value] of Object.entries(isolation)) response.setHeader(name, value)
    if (pathname === '/blank') {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Blank</title>')
      return
    }
    const start = Object.keys(folders).find((start) => pathname.startsWith(start)) as string
    const file = join(folders[start] as string, pathname.slice(start.length) || 'index.html')
    const bytes = await stat(file).then(
      ({ size }) => size,
      () => undefined,
    )
    // Without a service worker, which would fetch the whole page again during a measurement.
    if (bytes === undefined || pathname === '/serviceWorker.js') {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, {
      'content-type': typeOf(file),
      'content-length': bytes,
      'cache-control': 'max-age=31536000, immutable',
    })
    createReadStream(file).pipe(response)
  })
  return {
    ...served,
    takeRequests() {
      const taken = requests
      requests = []
      return taken
    },
    onRequest(listen) {
      listener = listen
    },
  }
}

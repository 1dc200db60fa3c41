import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isolation, type Served, serve, typeOf } from '../e2e/helpers/serveDist.ts'

/** A server of files that counts what it sends. */
export interface Site extends Served {
  /** The paths that were asked for since the last call. */
  takeRequests(): string[]
  /** Calls for each path as it is asked for, in place of whoever was called before. */
  onRequest(listen: (pathname: string) => void): void
}

/**
 * Serves folders, each by the beginning of the paths that it answers; the first that fits is taken. Browsers may keep
 * everything for a year without asking, as well-set-up hosts let them. `/blank` is an empty page. Pages of an isolated site may
 * have threads.
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
    // Without a service worker, which would fetch the whole page once more while something is measured.
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

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { type Answer, type Served, typeOf } from './serveDist.ts'

/** The files of a built page, by path. */
export type Dist = ReadonlyMap<string, Buffer>

const folder = fileURLToPath(new URL('../../dist/', import.meta.url))

/** All files of the built page. */
export function readDist(): Dist {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(folder.length).replace(/^\//, ''))
  return new Map(paths.map((path) => [path, readFileSync(folder + path)]))
}

const isText = (path: string) => /\.(html|js|css)$/.test(path)

/**
 * The same page as if every file had changed: all files with content hashes have other names, the page's version is
 * `B`, and the service worker knows the new files.
 */
export function newerDist(dist: Dist): Dist {
  const renamed = [...dist.keys()].flatMap((path) => {
    const [, name, end] = /^assets\/(.*)(\.\w+)$/.exec(path) ?? []
    return name && end ? [[`${name}${end}`, `${name}B${end}`] as const] : []
  })
  const rename = (text: string) => renamed.reduce((all, [from, to]) => all.replaceAll(from, to), text)
  const newer = new Map<string, Buffer>()
  for (const [path, bytes] of dist) {
    const text = isText(path) ? rename(bytes.toString('utf8')) : undefined
    const marked = path === 'index.html' ? text?.replace('<head>', '<head><meta name="version" content="B" />') : text
    newer.set(rename(path), marked === undefined ? bytes : Buffer.from(marked))
  }
  const worker = newer.get('serviceWorker.js')?.toString('utf8') ?? ''
  newer.set(
    'serviceWorker.js',
    Buffer.from(
      worker.replace(/"integrity":"[^"]+","url":"([^"]+)"/g, (_, path: string) => {
        const integrity = createHash('sha256')
          .update(newer.get(path) as Buffer)
          .digest('base64')
        return `"integrity":"sha256-${integrity}","url":"${path}"`
      }),
    ),
  )
  return newer
}

/** A plain file server that can be stopped like a process, and can switch to another version of the page. */
export interface VersionHost extends Served {
  dist: Dist
  /** The paths of all requests. */
  asked: string[]
  /** Answers for paths that fail. */
  faults: Map<string, Answer>
  /** The headers of each file. */
  headers: Readonly<Record<string, string>>
  /** Additional files, by path. */
  others: ReadonlyMap<string, Uint8Array>
  /** Listens again at the same address. */
  start(): Promise<void>
}

/** A folder that serves the page as well as the root does. */
export const FOLDER = '/some/folder/'

/** Serves versions of the built page. */
export async function serveVersions(dist: Dist): Promise<VersionHost> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const inside = pathname.startsWith(FOLDER) ? pathname.slice(FOLDER.length) : pathname.slice(1)
    const path = decodeURIComponent(inside) || 'index.html'
    host.asked.push(path)
    const bytes = host.dist.get(path) ?? host.others.get(path)
    const fault = host.faults.get(path)
    if (fault) return fault(response, bytes ?? new Uint8Array())
    if (!bytes) return void response.writeHead(404).end()
    response.writeHead(200, { 'content-type': typeOf(path), 'cache-control': 'no-cache', ...host.headers }).end(bytes)
  })
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, 'localhost', resolve))
  await listen(0)
  const { port } = server.address() as AddressInfo
  const host: VersionHost = {
    dist,
    asked: [],
    faults: new Map(),
    headers: {},
    others: new Map(),
    address: `http://localhost:${port}`,
    start: () => listen(port),
    stop() {
      server.close()
      server.closeAllConnections()
    },
  }
  return host
}

import { lockOf } from './names.ts'

/** A file of the built page, by its path relative to the page's folder. */
export interface ShellFile {
  url: string
  /** Subresource integrity, for `fetch`. */
  integrity: string
}

export interface ShellSetup {
  /** The page's folder, as an absolute address. */
  scope: string
  files: readonly ShellFile[]
  /** The page's Content-Security-Policy. */
  policy: string
  caches: CacheStorage
  fetch: typeof fetch
  locks: Pick<LockManager, 'query'>
}

/** All files of one version of the page, stored on the device. */
export interface Shell {
  /**
   * Fetches the files that are not stored yet. Rejects if one is missing or differs from the build: then this version
   * is never used.
   */
  install(): Promise<void>
  /** Finds a stored file: of this version or, if it has none of this name, of an older one. */
  find(address: string): Promise<Response | undefined>
  /**
   * Deletes the versions that no open page uses; with `begun`, also incomplete ones. Call it only while no newer
   * version is being installed.
   */
  tidy(begun?: 'begun'): Promise<void>
}

const PREFIX = 'heatlens-shell'

/** Stored last: a version that has it is complete. */
const PAGE = 'index.html'

/** Files fetched at a time: few, since there is no hurry and the page may need the network. */
const AT_ONCE = 2

/** The page is served at its folder; the host may redirect its file name there. */
export const addressOf = (scope: string, path: string): string => new URL(path === PAGE ? './' : path, scope).href

/** Creates a {@link Shell}: a cache for each version, named after its content and the page's address. */
export function createShell({ scope, files, policy, caches, fetch, locks }: ShellSetup): Shell {
  const ours = `${PREFIX} ${scope} `
  const name = hashOf(JSON.stringify([files, policy])).then((hash) => ours + hash)
  const keptNames = async () => (await caches.keys()).filter((key) => key.startsWith(ours))

  const keep = async (cache: Cache, { url, integrity }: ShellFile) => {
    const address = addressOf(scope, url)
    // Already stored by an earlier attempt.
    if (await cache.match(address)) return
    const response = await fetch(address, { integrity, cache: 'no-cache', mode: 'same-origin' })
    if (!response.ok) throw new TypeError(`${url} is not on the server (status ${response.status}).`)
    await cache.put(address, asServed(response, url === PAGE || url.endsWith('.js') ? policy : undefined))
  }

  return {
    async install() {
      const cache = await caches.open(await name)
      const page = files.filter(({ url }) => url === PAGE)
      const waiting = files.filter(({ url }) => url !== PAGE)
      const failures: unknown[] = []
      const work = async () => {
        for (let file = waiting.shift(); file; file = waiting.shift()) {
          // Files that do arrive are kept for the next attempt.
          await keep(cache, file).catch((error) => failures.push(error))
        }
      }
      await Promise.all(Array.from({ length: AT_ONCE }, work))
      if (failures.length > 0) throw failures[0]
      for (const file of page) await keep(cache, file)
    },

    async find(address) {
      const matchIn = async (key: string) => (await caches.open(key)).match(address, { ignoreVary: true })
      const own = await matchIn(await name)
      if (own) return own
      for (const key of await keptNames()) {
        const kept = await matchIn(key)
        if (kept) return kept
      }
      return undefined
    },

    async tidy(begun) {
      const own = await name
      const { held = [] } = await locks.query()
      const inUse = new Set(held.map((lock) => lock.name))
      for (const key of await keptNames()) {
        if (key === own) continue
        const kept = (await (await caches.open(key)).keys()).map(({ url }) => url)
        const isWhole = kept.includes(addressOf(scope, PAGE))
        if (isWhole ? !kept.some((url) => inUse.has(lockOf(url))) : begun) await caches.delete(key)
      }
    },
  }
}

/** The response to serve later: with the page's policy, whatever headers its host sent. */
function asServed(response: Response, policy: string | undefined): Response {
  const headers = new Headers(response.headers)
  // These describe the transfer, not the content.
  for (const header of ['content-encoding', 'content-length']) headers.delete(header)
  if (policy !== undefined && !headers.get('content-security-policy')?.includes(policy)) {
    headers.append('content-security-policy', policy)
  }
  return new Response(response.body, { headers })
}

async function hashOf(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return Array.from(bytes.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

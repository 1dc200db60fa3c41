import { lockOf } from './names.ts'

/** A file of the built page, by its path from the page's folder. */
export interface ShellFile {
  url: string
  /** As `fetch` checks it. */
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

/** All files of one version of the page, kept on the device. */
export interface Shell {
  /** Fetches what is not kept yet. Rejects where a file is missing or is not what was built: then this version is never used. */
  install(): Promise<void>
  /** A file that is kept: of this version or, where it has none of this name, of an older one. */
  find(address: string): Promise<Response | undefined>
  /**
   * Takes away the versions that no open page is of; with `begun`, also those that never came in whole. To be called only while no newer version is on
   * its way.
   */
  tidy(begun?: 'begun'): Promise<void>
}

const PREFIX = 'heatlens-shell'

/** The file that is kept last: a version that has it is whole. */
const PAGE = 'index.html'

/** So many files are fetched at a time: it has time, and the page may want something meanwhile. */
const AT_ONCE = 2

/** The page is served at its folder; its file's own name may be redirected there. */
export const addressOf = (scope: string, path: string): string => new URL(path === PAGE ? './' : path, scope).href

/** Makes a {@link Shell}: a cache for each version, named after what is in it and where the page lies. */
export function createShell({ scope, files, policy, caches, fetch, locks }: ShellSetup): Shell {
  const ours = `${PREFIX} ${scope} `
  const name = hashOf(JSON.stringify([files, policy])).then((hash) => ours + hash)
  const keptNames = async () => (await caches.keys()).filter((key) => key.startsWith(ours))

  const keep = async (cache: Cache, { url, integrity }: ShellFile) => {
    const address = addressOf(scope, url)
    // An attempt of before has it.
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
          // What can be had is kept for the next attempt.
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

/** A response as it is to be served again: with the page's policy, whatever else its host has sent of it. */
function asServed(response: Response, policy: string | undefined): Response {
  const headers = new Headers(response.headers)
  // They are about how it came, not about what came.
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

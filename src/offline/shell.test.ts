import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeCaches } from '../../fixtures/fakeCaches.ts'
import { lockOf } from './names.ts'
import { createShell, type ShellFile } from './shell.ts'

const SCOPE = 'https://x.test/some/folder/'
const POLICY = "default-src 'none'"

let caches: ReturnType<typeof fakeCaches>
/** The files on the host, by address. */
let host: Map<string, Response>
let held: string[]
const fetch = vi.fn<typeof globalThis.fetch>()

beforeEach(() => {
  caches = fakeCaches()
  held = []
  fetch.mockReset().mockImplementation(async (address) => {
    const found = host.get(String(address))
    if (!found) return new Response(null, { status: 404 })
    return found.clone()
  })
})

/** A version of the page, and its files on the host. */
function version(name: string) {
  const files: ShellFile[] = ['index.html', 'fetch.html', `assets/main-${name}.js`, 'samples/cat.png'].map((url) => ({
    url,
    integrity: `sha256-${name}`,
  }))
  const place = () => {
    host = new Map(
      files.map(({ url }) => [
        `${SCOPE}${url === 'index.html' ? '' : url}`,
        new Response(`${url} of ${name}`, { headers: { 'x-host': 'yes', 'content-encoding': 'gzip' } }),
      ]),
    )
  }
  place()
  const shell = createShell({
    ...{ scope: SCOPE, files, policy: POLICY, caches, fetch },
    locks: { query: async () => ({ held: held.map((lock) => ({ name: lock })) }) },
  })
  return { shell, place }
}

const textOf = async (response: Promise<Response | undefined>) => (await response)?.text()

describe('install', () => {
  it('keeps each file as it was built, the page at its folder', async () => {
    const { shell } = version('a')
    await shell.install()
    expect(fetch).toHaveBeenCalledWith(`${SCOPE}assets/main-a.js`, expect.objectContaining({ integrity: 'sha256-a' }))
    await expect(textOf(shell.find(SCOPE))).resolves.toBe('index.html of a')
    await expect(textOf(shell.find(`${SCOPE}samples/cat.png`))).resolves.toBe('samples/cat.png of a')
    await expect(shell.find(`${SCOPE}assets/other.js`)).resolves.toBeUndefined()
  })

  it('gives the policy to the page and its scripts, keeps what the host says, and leaves the frame its own policy', async () => {
    const { shell } = version('a')
    await shell.install()
    for (const address of [SCOPE, `${SCOPE}assets/main-a.js`]) {
      const headers = (await shell.find(address))?.headers
      expect(headers?.get('content-security-policy')).toBe(POLICY)
      expect(headers?.get('x-host')).toBe('yes')
      expect(headers?.has('content-encoding')).toBe(false)
    }
    expect((await shell.find(`${SCOPE}fetch.html`))?.headers.has('content-security-policy')).toBe(false)
  })

  it.each(['samples/cat.png', ''])(
    'fails where “%s” is missing, and then fetches only what is not there',
    async (path) => {
      const { shell, place } = version('a')
      host.delete(SCOPE + path)
      await expect(shell.install()).rejects.toThrow(/not on the server \(status 404\)/)
      place()
      fetch.mockClear()
      await shell.install()
      const asked = fetch.mock.calls.map(([address]) => address)
      expect(asked).toEqual(path === '' ? [SCOPE] : [SCOPE + path, SCOPE])
    },
  )
})

describe('the files of an older version', () => {
  it('are found as long as a page of it is open, and no longer', async () => {
    const old = version('a')
    await old.shell.install()
    const { shell } = version('b')
    await shell.install()
    held = [lockOf(`${SCOPE}assets/main-a.js`), 'something else']
    await shell.tidy()
    await expect(textOf(shell.find(`${SCOPE}assets/main-a.js`))).resolves.toBe('assets/main-a.js of a')
    // For a name that both have, each finds its own.
    await expect(textOf(shell.find(SCOPE))).resolves.toBe('index.html of b')
    held = []
    await shell.tidy()
    await expect(shell.find(`${SCOPE}assets/main-a.js`)).resolves.toBeUndefined()
    await expect(textOf(shell.find(SCOPE))).resolves.toBe('index.html of b')
  })

  it('stay for another attempt where they are not all there, until a version takes over', async () => {
    const broken = version('b')
    host.delete(SCOPE)
    await broken.shell.install().catch(() => {})
    const { shell } = version('a')
    await shell.install()
    await shell.tidy()
    expect(await caches.keys()).toHaveLength(2)
    await shell.tidy('begun')
    expect(await caches.keys()).toHaveLength(1)
  })

  it('are left alone where they are of a page in another folder, or are no files of a page', async () => {
    const { shell } = version('a')
    await shell.install()
    for (const name of ['heatlens-shell https://x.test/ 0', 'heatlens-model-vgg16']) await caches.open(name)
    await shell.tidy('begun')
    expect(await caches.keys()).toHaveLength(3)
  })
})

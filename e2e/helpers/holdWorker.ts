import type { Page } from '@playwright/test'

/** A worker that waits at a place in its code. */
export interface HeldWorker {
  /** Resolves once it waits there: what is sent to it before that, it does not hear. */
  reached(): Promise<void>
  release(): Promise<void>
}

/**
 * Has a worker wait where `patch` says: JavaScript that runs before the worker's script, in which `await go()` waits to
 * be released. Call this before the page is opened.
 */
export async function holdWorker(page: Page, worker: 'explainer' | 'image', patch: string): Promise<HeldWorker> {
  await page.addInitScript(() => {
    const held = new Promise<void>((done) => {
      new BroadcastChannel('held').onmessage = () => done()
    })
    Object.assign(window, { held })
  })
  await page.route(`**/assets/${worker}.worker-*.js`, async (route) => {
    const response = await route.fetch()
    const prelude = `const released = new Promise((done) => { new BroadcastChannel('go').onmessage = done });
      const go = () => { new BroadcastChannel('held').postMessage(''); return released };`
    await route.fulfill({ response, body: `${prelude}\n${patch}\n${await response.text()}` })
  })
  return {
    reached: () => page.evaluate(() => (window as unknown as { held: Promise<void> }).held),
    release: () => page.evaluate(() => new BroadcastChannel('go').postMessage('now')),
  }
}

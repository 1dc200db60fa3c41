/** Ways besides `fetch` in which a worker can reach another site. Heatlens uses none of them. */
const WAYS = ['WebSocket', 'WebSocketStream', 'EventSource', 'WebTransport', 'FontFace', 'importScripts'] as const

/** Methods to remove from classes: each of them fetches, or navigates a page elsewhere. */
const METHODS = [
  ['Cache', 'add'],
  ['Cache', 'addAll'],
  ['Clients', 'openWindow'],
  ['WindowClient', 'navigate'],
  ['ServiceWorkerRegistration', 'showNotification'],
  ['BackgroundFetchManager', 'fetch'],
  ['PushManager', 'subscribe'],
] as const

type Global = Record<string, unknown> & { fetch: typeof fetch; location: { origin: string } }

/**
 * Leaves a service worker no way to reach another site, except for a `fetch` that throws TypeError. On hosts that send
 * no headers, no policy applies in a service worker, since its script is always loaded from its address. So the
 * forbidden functions are removed before any other code runs.
 */
export function blockOtherOrigins(worker: Global): void {
  const { location } = worker
  const fetch = worker.fetch.bind(worker)
  const own = (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init)
    if (new URL(request.url).origin !== location.origin) throw new TypeError('This worker asks its own site only.')
    // Blocks redirects to other origins too.
    return fetch(request.mode === 'navigate' ? request : new Request(request, { mode: 'same-origin' }))
  }
  const fix = (target: object, name: string, value: unknown) =>
    Object.defineProperty(target, name, { value, writable: false, configurable: false })
  /** Replaces a global on the worker and on its prototypes. */
  const replace = (name: string, value: unknown) => {
    for (
      let from = Object.getPrototypeOf(worker);
      from && from !== Object.prototype;
      from = Object.getPrototypeOf(from)
    ) {
      if (Object.hasOwn(from, name)) fix(from, name, value)
    }
    fix(worker, name, value)
  }
  replace('fetch', own)
  for (const name of WAYS) replace(name, undefined)
  for (const [type, method] of METHODS) {
    const prototype = (worker[type] as { prototype: object } | undefined)?.prototype
    if (prototype) fix(prototype, method, undefined)
  }
}

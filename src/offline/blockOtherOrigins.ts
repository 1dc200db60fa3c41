/** Ways to another site that a worker has beside `fetch`. None of them is used here. */
const WAYS = ['WebSocket', 'WebSocketStream', 'EventSource', 'WebTransport', 'FontFace', 'importScripts'] as const

/** What is taken away from classes: each fetches by itself, or leads a page elsewhere. */
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
 * Leaves a service worker no way to another site but a `fetch` that throws TypeError for one. On a host that sends no headers, no policy holds in a
 * service worker, whose script is always loaded from its address: so what it cannot do is taken from it before anything else in it runs.
 */
export function blockOtherOrigins(worker: Global): void {
  const { location } = worker
  const fetch = worker.fetch.bind(worker)
  const own = (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init)
    if (new URL(request.url).origin !== location.origin) throw new TypeError('This worker asks its own site only.')
    // Nor is it led to another one.
    return fetch(request.mode === 'navigate' ? request : new Request(request, { mode: 'same-origin' }))
  }
  const fix = (target: object, name: string, value: unknown) =>
    Object.defineProperty(target, name, { value, writable: false, configurable: false })
  /** On the worker, and wherever it has it from. */
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

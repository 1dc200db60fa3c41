// Stores the page on the device, so that it opens offline. Contacts no other site and never handles the files of
// networks: the explainer stores and verifies these itself.

import { blockOtherOrigins } from './blockOtherOrigins.ts'
import { handOver } from './handover.ts'
import { HANDED, SHARE_TARGET, TAKE_OVER } from './names.ts'
import { addressOf, createShell, type ShellFile } from './shell.ts'

/** Set by the build (vite.config.ts). */
declare const __POLICY__: string
declare global {
  interface WorkerGlobalScope {
    __WB_MANIFEST: ShellFile[]
  }
}

blockOtherOrigins(self as never)

const files = self.__WB_MANIFEST
const worker = self as unknown as ServiceWorkerGlobalScope
const { scope } = worker.registration
const paths = new Set(files.map(({ url }) => addressOf(scope, url)))
const shell = createShell({
  ...{ scope, files, caches },
  policy: __POLICY__,
  fetch: (input, init) => fetch(input, init),
  locks: navigator.locks,
})

worker.addEventListener('install', (event) => event.waitUntil(shell.install()))

// Also serve pages that were opened before the worker existed.
worker.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([worker.clients.claim(), tidy('begun')]))
})

// Only at the user's request: until then, a new version waits.
worker.addEventListener('message', ({ data }) => {
  if (data === TAKE_OVER) void worker.skipWaiting()
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  const address = addressOf(scope, origin + pathname === `${scope}index.html` ? 'index.html' : origin + pathname)
  if (request.method === 'POST' && address === new URL(SHARE_TARGET, scope).href) {
    event.respondWith(takeShared(request))
    return
  }
  if (request.method !== 'GET') return
  if (request.mode === 'navigate') event.waitUntil(tidy())
  // Files under assets/ have content hashes in their names, so a stored file of another version is right as well.
  if (paths.has(address) || address.startsWith(`${scope}assets/`)) event.respondWith(answer(address, request))
})

const answer = async (address: string, request: Request) =>
  (await shell.find(address)) ?? fetch(new Request(request, request.mode === 'navigate' ? {} : { mode: 'same-origin' }))

async function tidy(begun?: 'begun'): Promise<void> {
  const { installing, waiting } = worker.registration
  if (!installing && !waiting) await shell.tidy(begun)
}

/** Stores the pictures that the system shares with the app, and redirects to the page, which takes them. */
async function takeShared(request: Request): Promise<Response> {
  const address = new URL('./', scope)
  // Any site can submit such a form, so only pictures are accepted; their content is checked when they are opened.
  const isPicture = (entry: unknown) => entry instanceof File && entry.type.startsWith('image/')
  try {
    const pictures = (await request.formData()).getAll('pictures').filter(isPicture) as File[]
    if (pictures.length > 0) address.searchParams.set(HANDED, await handOver(pictures))
  } catch {
    // Not a form, or no space: the page reports that nothing arrived.
    address.searchParams.set(HANDED, 'nothing')
  }
  return Response.redirect(address.href, 303)
}

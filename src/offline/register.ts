import { appShell } from '../state/appShell.ts'
import { trustedScript } from '../trustedScript.ts'
import { TAKE_OVER } from './names.ts'
import { openAnew } from './openAnew.ts'

/** So long is told that the page works offline from now on. */
const TELL_MS = 8000

/** A page that stays open asks for a newer version when it is looked at again, and not more often than this. */
const ASK_EVERY_MS = 60 * 60 * 1000

/** Keeps the page on the device, and offers a newer version when there is one. Never rejects: a page that cannot be kept works all the same. */
export async function register(): Promise<void> {
  const { serviceWorker } = navigator
  // Where the browser has none, as on plain http or in some private windows.
  if (!serviceWorker) return
  const wasServed = serviceWorker.controller !== null
  if (wasServed) appShell.setState({ isKept: true })
  try {
    const script = trustedScript(new URL('serviceWorker.js', document.baseURI).href)
    const registration = await serviceWorker.register(script, { updateViaCache: 'none' })
    appShell.setState({ reload: (pictures) => openAnew(pictures, () => takeOver(registration)) })
    followUpdates(registration)
    askNowAndThen(registration)
    await serviceWorker.ready
    if (!wasServed) tellKept()
  } catch {
    // A host that does not serve the script, or a browser that was told to keep nothing.
  }
}

function tellKept(): void {
  appShell.setState({ isKept: 'just' })
  setTimeout(() => appShell.setState({ isKept: true }), TELL_MS)
}

function followUpdates(registration: ServiceWorkerRegistration): void {
  const look = () => {
    // Without one that is active, it is no newer version but the first.
    if (registration.waiting && registration.active) appShell.setState({ hasUpdate: true })
  }
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look))
  registration.installing?.addEventListener('statechange', look)
  look()
}

function askNowAndThen(registration: ServiceWorkerRegistration): void {
  let askedAt = Date.now()
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || Date.now() - askedAt < ASK_EVERY_MS) return
    askedAt = Date.now()
    registration.update().catch(() => {})
  })
}

/** Lets a version that waits be the one that opens. Pages of the old one keep what they need of it until they are closed. */
async function takeOver({ waiting }: ServiceWorkerRegistration): Promise<void> {
  // Another page may have let it take over already.
  if (!waiting) return
  const isOver = new Promise((resolve) => {
    navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true })
  })
  waiting.postMessage(TAKE_OVER)
  await isOver
}

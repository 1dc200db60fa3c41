import { appShell } from '../state/appShell.ts'
import { trustedScript } from '../trustedScript.ts'
import { TAKE_OVER } from './names.ts'
import { openAnew } from './openAnew.ts'

/** How long the note that the page now works offline is shown. */
const TELL_MS = 8000

/** An open page checks for a newer version when it becomes visible, but not more often than this. */
const ASK_EVERY_MS = 60 * 60 * 1000

/**
 * Stores the page on the device, and offers newer versions. Never rejects: a page that cannot be stored still works.
 */
export async function register(): Promise<void> {
  const { serviceWorker } = navigator
  // Missing on plain http and in some private windows.
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
    // The host does not serve the script, or the browser blocks storage.
  }
}

function tellKept(): void {
  appShell.setState({ isKept: 'just' })
  setTimeout(() => appShell.setState({ isKept: true }), TELL_MS)
}

function followUpdates(registration: ServiceWorkerRegistration): void {
  const look = () => {
    // Without an active worker, this is the first version, not a newer one.
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

/** Activates a waiting version. Pages of the old version keep the files they need until they are closed. */
async function takeOver({ waiting }: ServiceWorkerRegistration): Promise<void> {
  // Another page may have activated it already.
  if (!waiting) return
  const isOver = new Promise((resolve) => {
    navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true })
  })
  waiting.postMessage(TAKE_OVER)
  await isOver
}

import { appShell } from '../state/appShell.ts'
import { trustedScript } from '../trustedScript.ts'
import { handOver } from './handover.ts'
import { HANDED, TAKE_OVER } from './names.ts'

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
    appShell.setState({ reload: (pictures) => reload(registration, pictures) })
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

/** Opens this page in the new version, and no other: pages of the old one keep what they need of it until they are closed. */
async function reload(registration: ServiceWorkerRegistration, pictures: readonly File[]): Promise<void> {
  if (appShell.getState().isReloading) return
  appShell.setState({ isReloading: true })
  const address = new URL(location.href)
  const { losesPictures } = appShell.getState()
  if (pictures.length > 0 && !losesPictures) {
    try {
      address.searchParams.set(HANDED, await handOver(pictures))
    } catch {
      appShell.setState({ losesPictures: true, isReloading: false })
      return
    }
  }
  const go = () => {
    history.replaceState(history.state, '', address)
    location.reload()
  }
  // Another page may have let it take over already.
  const { waiting } = registration
  if (!waiting) return go()
  navigator.serviceWorker.addEventListener('controllerchange', go, { once: true })
  waiting.postMessage(TAKE_OVER)
}

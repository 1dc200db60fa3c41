import { createStore } from 'zustand/vanilla'

/** The state of the page as an installed, offline app, apart from its work. */
export interface AppShell {
  isOnline: boolean
  /** Whether the page also opens without a connection; `just`: since a moment ago. */
  isKept: boolean | 'just'
  /** A newer version is on the device and waits. */
  hasUpdate: boolean
  /** A reload would lose the pictures: there is no room for them, or the code that keeps them did not arrive. */
  losesPictures: boolean
  /** The pictures are being stored for the reloaded page. */
  isReloading: boolean
  /** Reloads the page with these pictures, in the new version if there is one. */
  reload(pictures: readonly File[]): Promise<void>
  /** Asks the browser to install the page; null if the browser does not offer that. */
  install: (() => Promise<void>) | null
}

export const appShell = createStore<AppShell>(() => ({
  isOnline: true,
  isKept: false,
  hasUpdate: false,
  losesPictures: false,
  isReloading: false,
  reload: async () => {},
  install: null,
}))

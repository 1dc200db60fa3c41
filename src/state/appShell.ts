import { createStore } from 'zustand/vanilla'

/** What there is to say of the page as a thing that is kept on the device, beside what it is doing. */
export interface AppShell {
  isOnline: boolean
  /** Whether the page opens without a network, too; `just`: since a moment ago. */
  isKept: boolean | 'just'
  /** A newer version is on the device, and waits. */
  hasUpdate: boolean
  /** There was no room to take the pictures along to the new version. */
  losesPictures: boolean
  /** The pictures are being laid down for the new version. */
  isReloading: boolean
  /** Opens the page anew, in the new version, with these pictures. */
  reload(pictures: readonly File[]): Promise<void>
  /** Asks the browser to install the page; null where it does not offer that. */
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

import { createStore } from 'zustand/vanilla'

/** What there is to say of the page as a thing that is kept on the device, beside what it is doing. */
export interface AppShell {
  isOnline: boolean
  /** Whether the page opens without a network, too; `just`: since a moment ago. */
  isKept: boolean | 'just'
  /** A newer version is on the device, and waits. */
  hasUpdate: boolean
  /** The pictures cannot be taken along where the page is opened anew: there is no room, or what does that did not come. */
  losesPictures: boolean
  /** The pictures are being laid down for the page that opens. */
  isReloading: boolean
  /** Opens the page anew, in the new version where there is one, with these pictures. */
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

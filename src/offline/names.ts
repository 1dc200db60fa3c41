// Names shared by the page and the service worker.

/** Prefix of the caches, followed by an id, that hold pictures until the next page takes them. */
export const HANDOVER = 'heatlens-handover '

/** The path, relative to the page's folder, to which the system posts pictures shared with the app. */
export const SHARE_TARGET = 'share-target'

/** Query parameter with the id of the pictures handed over to this page. */
export const HANDED = 'handed'

/** Message that tells a waiting service worker to take over. */
export const TAKE_OVER = 'take over'

/** The lock that a page holds while it is open. The address of its first script identifies its version. */
export const lockOf = (script: string): string => `heatlens page ${script}`

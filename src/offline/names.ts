// What the page and the service worker call things between them.

/** Pictures that are on their way to the next page lie in a cache of this name and an id, until it takes them. */
export const HANDOVER = 'heatlens-handover '

/** The file, in the folder of the page, to which the system sends pictures that are shared with the app. */
export const SHARE_TARGET = 'share-target'

/** In the page's address: the id of what was handed over to it. */
export const HANDED = 'handed'

/** Tells a service worker that waits to take over. */
export const TAKE_OVER = 'take over'

/** The lock that a page holds as long as it is open, by the address of its first script: that names its version. */
export const lockOf = (script: string): string => `heatlens page ${script}`

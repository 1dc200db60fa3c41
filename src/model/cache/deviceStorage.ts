/**
 * Cache Storage, where the browser lets the page have it. Undefined on plain http, where it does not exist, and where a person has blocked the
 * site's data: then reaching for it throws, or everything that is asked of it is refused.
 */
export async function deviceStorage(): Promise<CacheStorage | undefined> {
  try {
    await caches.keys()
    return caches
  } catch {
    return undefined
  }
}

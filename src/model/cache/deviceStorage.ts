/**
 * Cache Storage, if it is available. Undefined on plain http, where it does not exist, and if the user has blocked site
 * data: then accessing it throws, or every operation is rejected.
 */
export async function deviceStorage(): Promise<CacheStorage | undefined> {
  try {
    await caches.keys()
    return caches
  } catch {
    return undefined
  }
}

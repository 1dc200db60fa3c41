interface Policies {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): {
    createScriptURL(address: string): unknown
  }
}

/** The one name that the page's Content-Security-Policy lets a policy have (vite.config.ts). */
const NAME = 'heatlens'

/** The address of a script of this site or of a blob. Throws TypeError for any other. */
export function checkScript(address: string, site: string): string {
  const url = new URL(address, site)
  if (url.protocol === 'blob:' || url.origin === new URL(site).origin) return url.href
  throw new TypeError(`A script may not come from ${url.origin}.`)
}

// Inside a worker that began as a blob, `location` is the blob's, whose origin is the page's.
const siteOf = () => (location.protocol === 'blob:' ? new URL(location.href).origin : location.href)

const policy = (globalThis as { trustedTypes?: Policies }).trustedTypes?.createPolicy(NAME, {
  createScriptURL: (address) => checkScript(address, siteOf()),
})

/**
 * The address of a script as `Worker` and `serviceWorker.register` take it under Trusted Types, which refuse every address that did not come through
 * here. Throws TypeError for a script that is neither of this site nor a blob. Without Trusted Types it is the same text, checked.
 */
export const trustedScript = (address: string): string =>
  policy ? (policy.createScriptURL(address) as string) : checkScript(address, siteOf())

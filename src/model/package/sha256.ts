import { lazyImport } from '../../lazyImport.ts'

// Marked pure, so that bundles without hashing leave it out.
const library = /* @__PURE__ */ lazyImport(() => import('./sha256ByLibrary.ts'))

/** SHA-256 in hexadecimal. Without Web Crypto, as on plain http, uses a WebAssembly library, about ten times slower. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (!globalThis.crypto?.subtle) return (await library()).sha256(bytes)
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

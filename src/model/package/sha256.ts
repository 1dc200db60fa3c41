import { lazyImport } from '../../lazyImport.ts'

// Pure, so that it is left out where nobody hashes.
const library = /* @__PURE__ */ lazyImport(() => import('./sha256ByLibrary.ts'))

/** SHA-256 in hexadecimal; where the page has no Web Crypto, as on plain http, by a library in WebAssembly, about ten times slower. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (!globalThis.crypto?.subtle) return (await library()).sha256(bytes)
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

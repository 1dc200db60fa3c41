import { ModelLoadError } from '../errors.ts'

/** SHA-256 in hexadecimal. Throws ModelLoadError where the page has no Web Crypto (plain http on another machine). */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (!globalThis.crypto?.subtle) {
    throw new ModelLoadError(
      'The model cannot be checked, because browsers compute hashes only on secure pages. Open Heatlens by https or on localhost.',
    )
  }
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

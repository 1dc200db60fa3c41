import { sha256 as hash } from 'hash-wasm'

/** A separate file, so that only few load the library. No re-export: the build shares it with others. */
export const sha256 = (bytes: Uint8Array): Promise<string> => hash(bytes)

// A separate file, so that only this function of the library is bundled.
export { sha256 } from 'hash-wasm'

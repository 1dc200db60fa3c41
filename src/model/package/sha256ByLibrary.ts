// In a file of its own: of the library, only this comes along.
export { sha256 } from 'hash-wasm'

import { HeatlensError } from './errors/index.ts'

/** The address in `() => import('…')`, as the build leaves it there. */
const ADDRESS = /\bimport\(\s*["'`]([^"'`]+)/

/**
 * The way to a file of Heatlens that is fetched when it is wanted: `lazyImport(() => import('./Sheet.tsx'))`. It gives the same promise each time, and
 * rejects with a `part` error where the file does not come; then the next call fetches it anew. Nothing else in src/ imports dynamically, so that no part
 * that stays away is forgotten (lazyImport.test.ts).
 */
export function lazyImport<Module>(load: () => Promise<Module>): () => Promise<Module> {
  let coming: Promise<Module> | undefined
  let tries = 0
  return () => {
    coming ??= (tries++ === 0 ? load() : loadAnew(load, tries)).catch((cause: unknown) => {
      coming = undefined
      throw new HeatlensError('partMissing', {}, { cause })
    })
    return coming
  }
}

/**
 * Browsers before the middle of 2026 keep it in mind when a module did not come, and never ask for its address again (whatwg/html#6768; Firefox until
 * 154). So it is asked for by another one; what it imports in turn is the same as ever. It was never run, so that it is not there twice.
 */
function loadAnew<Module>(load: () => Promise<Module>, tries: number): Promise<Module> {
  const [, address] = ADDRESS.exec(String(load)) ?? []
  return address ? import(/* @vite-ignore */ `${address}?try=${tries}`) : load()
}

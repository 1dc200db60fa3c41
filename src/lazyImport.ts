import { HeatlensError } from './errors/index.ts'

/** The address in `() => import('…')`, as the build leaves it. */
const ADDRESS = /\bimport\(\s*["'`]([^"'`]+)/

/**
 * Wraps a dynamic import of one of Heatlens' own files: `lazyImport(() => import('./Sheet.tsx'))`. Each call gives the
 * same promise. If the file does not arrive, it rejects with a `part` error, and the next call fetches it again. Every
 * dynamic import in src/ goes through this function, so that no missing file goes unnoticed (lazyImport.test.ts).
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
 * Browsers released before mid-2026 remember that a module failed to load and never request its address again
 * (whatwg/html#6768; Firefox until 154). So this requests it under another address; the modules that it imports keep
 * theirs. The failed module never ran, so it cannot run twice.
 */
function loadAnew<Module>(load: () => Promise<Module>, tries: number): Promise<Module> {
  const [, address] = ADDRESS.exec(String(load)) ?? []
  return address ? import(/* @vite-ignore */ `${address}?try=${tries}`) : load()
}

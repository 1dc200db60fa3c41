import { HeatlensError } from './errors/index.ts'

/**
 * The address in `() => import('…')`, as the build leaves it; of a module that the build has put into the file of
 * others, also what it is called there: `() => import('…').then(e => e.t)`.
 */
const ADDRESS = /\bimport\(\s*["'`]([^"'`]+)["'`]\s*\)(?:\.then\(\(?([\w$]+)\)?\s*=>\s*\2\.([\w$]+)\))?/

/**
 * Wraps a dynamic import of one of Heatlens' own files: `lazyImport(() => import('./Sheet.tsx'))`. Each call gives the
 * same promise. If the file does not arrive, it rejects with a `part` error, and the next call fetches it again. Every
 * dynamic import in src/ goes through this function, so that no missing file goes unnoticed (lazyImport.test.ts).
 */
export function lazyImport<Module>(load: () => Promise<Module>): () => Promise<Module> {
  let coming: Promise<Module> | undefined
  let tries = 0
  return () => {
    coming ??= counted(tries++ === 0 ? load() : loadAnew(load, tries)).catch((cause: unknown) => {
      coming = undefined
      throw new HeatlensError('partMissing', {}, { cause })
    })
    return coming
  }
}

let fetching = 0

/** True while a file is on its way: who waits for an answer then waits for the connection. */
export const isFetching = (): boolean => fetching > 0

function counted<Module>(coming: Promise<Module>): Promise<Module> {
  fetching++
  return coming.finally(() => {
    fetching--
  })
}

const shared = new Map<string, () => Promise<unknown>>()

/**
 * What several parts import, when the build has put it into a file of its own: in place of a static import, which could
 * not be repeated (`scripts/sharedFiles.ts`). Each file runs once, under whichever address it arrived.
 */
function arriveShared(load: () => Promise<unknown>): Promise<unknown> {
  const key = ADDRESS.exec(String(load))?.[1] ?? String(load)
  const arrive = shared.get(key) ?? lazyImport(load)
  shared.set(key, arrive)
  return arrive()
}

Object.assign(globalThis, { arriveShared })

/**
 * Browsers released before mid-2026 remember that a module failed to load and never request its address again
 * (whatwg/html#6768; Firefox until 154). So this requests it under another address; the modules that it imports keep
 * theirs, unless they come by `arriveShared`. The failed module never ran, so it cannot run twice.
 */
async function loadAnew<Module>(load: () => Promise<Module>, tries: number): Promise<Module> {
  const [, address, , name] = ADDRESS.exec(String(load)) ?? []
  if (!address) return load()
  const file = await import(/* @vite-ignore */ `${address}?try=${tries}`)
  return name ? file[name] : file
}

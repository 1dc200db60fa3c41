import { type Dist, readDist } from './distVersions.ts'

/**
 * The scripts of the built page (and the kernels of the CPU engine) by path, derived from their imports: there is no
 * manual list.
 */
export interface DistParts {
  /** Required for the page to start. */
  first: string[]
  /** Loaded on demand by the page. */
  lazy: string[]
  /** The workers, and what they load. */
  workers: string[]
}

/** What the page awaits before it renders, beside its first script, `main.ts`. */
const AWAITED = /^assets\/(?:client|draw)-/

const text = (dist: Dist, path: string) => dist.get(path)?.toString('utf8') ?? ''

const found = (pattern: RegExp, source: string) => [...source.matchAll(pattern)].map(([, name]) => `assets/${name}`)

/** A script's static imports. */
const importsOf = (source: string) => found(/(?:\bfrom|\bimport)\s*["'`]\.\/([^"'`]+)["'`]/g, source)

/** Its dynamic imports. */
const wantsOf = (source: string) => found(/\bimport\(\s*["'`]\.\/([^"'`]+)["'`]/g, source)

/** Some files, and all that can be reached from them. */
function closure(from: readonly string[], next: (path: string) => string[]): Set<string> {
  const all = new Set<string>()
  const take = (path: string): void => {
    if (all.has(path)) return
    all.add(path)
    next(path).forEach(take)
  }
  from.forEach(take)
  return all
}

/** Groups the files of the built page by who needs them and when. */
export function readParts(dist: Dist = readDist()): DistParts {
  const files = [...dist.keys()].filter((path) => /^assets\/.*\.(js|wasm)$/.test(path))
  const entries = [...text(dist, 'index.html').matchAll(/<script type="module"[^>]* src="\.\/([^"]+)"/g)].map(
    ([, path = '']) => path,
  )
  const imports = (path: string) => importsOf(text(dist, path))
  const page = closure(entries, (path) => [...imports(path), ...wantsOf(text(dist, path))])
  const first = closure([...entries, ...files.filter((path) => AWAITED.test(path))], imports)
  return {
    first: [...first],
    lazy: files.filter((path) => page.has(path) && !first.has(path)),
    workers: files.filter((path) => !page.has(path)),
  }
}

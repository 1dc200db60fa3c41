import { type Dist, readDist } from './distVersions.ts'

/** The scripts of the built page (and the kernels of the CPU engine), by their paths, found from what imports what: no list of them is kept. */
export interface DistParts {
  /** Without these, there is no page. */
  first: string[]
  /** What the page fetches when it is wanted. */
  lazy: string[]
  /** The workers, and what they fetch. */
  workers: string[]
}

/** What the page waits for before it is drawn, beside its first script: `main.ts`. */
const AWAITED = /^assets\/(?:client|draw)-/

const text = (dist: Dist, path: string) => dist.get(path)?.toString('utf8') ?? ''

const found = (pattern: RegExp, source: string) => [...source.matchAll(pattern)].map(([, name]) => `assets/${name}`)

/** What a script imports at once. */
const importsOf = (source: string) => found(/(?:\bfrom|\bimport)\s*["'`]\.\/([^"'`]+)["'`]/g, source)

/** What it imports when it is wanted. */
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

/** Sorts the files of the built page by who needs them when. */
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

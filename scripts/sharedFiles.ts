/** What matters here of a chunk of the build. */
export interface SharedChunk {
  type: 'chunk'
  fileName: string
  name: string
  isEntry: boolean
  isDynamicEntry: boolean
  imports: string[]
  code: string
}

type Bundle = Readonly<Record<string, { type: 'asset' } | SharedChunk>>

/** `import{a as b,c}from"./file.js";`, `import a,{b}from`, or `import"./file.js";`, as the build writes them. */
const STATIC = /\bimport\b\s*(?:([\w$]+)?\s*,?\s*(?:\{([^}]*)\})?\s*from\s*)?["'`]\.\/([^"'`]+)["'`];?/g

/**
 * A browser that could not load a file that a part imports never asks for it again. So the parts ask for the files that
 * they share by `arriveShared` (`src/lazyImport.ts`), which can ask again. `first` are the names of the dynamic entries
 * without which there is no page: what they and the entry import stays as it is, and is there by then.
 */
export function askForShared(bundle: Bundle, first: readonly string[]): void {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const here = new Set<string>()
  const take = (chunk: SharedChunk | undefined): void => {
    if (!chunk || here.has(chunk.fileName)) return
    here.add(chunk.fileName)
    for (const file of chunk.imports) take(byFile.get(file))
  }
  for (const chunk of chunks) if (chunk.isEntry || first.includes(chunk.name)) take(chunk)
  for (const chunk of chunks) {
    const away = chunk.imports.filter((file) => !here.has(file))
    if (here.has(chunk.fileName) || away.length === 0) continue
    const files = new Set(away.map((file) => file.split('/').at(-1)))
    const wanted: { names: string; file: string }[] = []
    const rest = chunk.code.replace(
      STATIC,
      (whole, own: string | undefined, others: string | undefined, file: string) => {
        if (!files.has(file)) return whole
        const names = [own && `default:${own}`, others?.replace(/\s+as\s+/g, ':')].filter(Boolean).join()
        wanted.push({ names, file })
        return ''
      },
    )
    if (wanted.length < away.length) throw new Error(`${chunk.fileName} imports ${away} in another way.`)
    const all = wanted.map(({ names }) => `{${names}}`)
    const asked = wanted.map(({ file }) => `arriveShared(()=>import("./${file}"))`)
    // Imports are hoisted, so this runs before the rest.
    chunk.code = `const[${all}]=await Promise.all([${asked}]);${rest}`
  }
}

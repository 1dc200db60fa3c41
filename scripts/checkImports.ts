import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { findImports, type Import } from './findImports.ts'
import { alsoTypesOf, composer, mayKnow, packagesOf } from './importRules.ts'

// `tsx scripts/checkImports.ts` lists the imports in src/ that importRules.ts forbids.

/** The folder of src/ that a path is in; undefined for files beside the folders. */
const folderOf = (path: string) => /^src\/([^/]+)\//.exec(path)?.[1]

/** Why a file may not import another one, as a sentence; undefined if it may. Paths are relative to the project. */
function whyNot(path: string, imported: string, isType: boolean): string | undefined {
  // Its version is written into saved files.
  if (imported === 'package.json') return
  if (!imported.startsWith('src/')) return 'src/ may know nothing outside of it'
  if (imported === composer) return `nobody may know ${composer}`
  if (path === composer) return
  const [own, other] = [folderOf(path), folderOf(imported)]
  if (other === undefined || own === other) return
  if (own === undefined) return other === 'errors' ? undefined : 'a file beside the folders may know errors/ alone'
  if (!(own in mayKnow)) return `${own}/ has no line in scripts/importRules.ts`
  if (mayKnow[own]?.includes(other) || (isType && alsoTypesOf[own]?.includes(other))) return
  return `${own}/ may not know ${other}/${isType ? ', nor its types' : ''}`
}

/** The same for a package. */
function whyNotPackage(path: string, name: string): string | undefined {
  for (const [start, paths] of Object.entries(packagesOf))
    if (name.startsWith(start) && !paths.some((one) => path.startsWith(one)))
      return `only ${paths.join(', ')} may import ${start}`
}

/** A line for each forbidden import in a file. `path` is relative to the project: `src/ui/App.tsx`. */
export function findForbidden(path: string, source: string): string[] {
  const whyNotThis = ({ name, isType }: Import) => {
    if (name.startsWith('.')) return whyNot(path, posix.join(posix.dirname(path), name), isType)
    return isType ? undefined : whyNotPackage(path, name)
  }
  return findImports(path, source).flatMap((one) => {
    const why = whyNotThis(one)
    return why ? `${path} imports ${one.name}: ${why}.` : []
  })
}

/**
 * The modules of src/ that run in the page, its workers and its service worker, without the kernels, which are
 * AssemblyScript.
 */
export const listModules = (): string[] =>
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((path) => posix.join('src', path.replaceAll('\\', '/')))
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|\/assembly\//.test(path))

if (import.meta.filename === process.argv[1]) {
  const modules = listModules()
  const forbidden = modules.flatMap((path) => findForbidden(path, readFileSync(path, 'utf8')))
  for (const line of forbidden) console.error(line)
  console.log(`${modules.length} modules, ${forbidden.length} forbidden imports (scripts/importRules.ts)`)
  process.exitCode = forbidden.length > 0 ? 1 : 0
}

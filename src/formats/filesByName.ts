import type { SourceFile } from './sources.ts'

/** What browsers and systems add to the name of a file that is there twice: ` (1)`, ` - Copy`, ` copy 2`. */
const ADDED = / ?\(\d+\)(?=\.[^.]*$|$)|(?: - Copy(?: \(\d+\))?| copy(?: \d+)?)(?=\.[^.]*$|$)/

/**
 * Files by their names, also without what is added to the second of a name. Of two, the one that came with the file that
 * `names` them counts, which has the same added to it.
 */
export function filesByName(files: readonly SourceFile[], names: File): ReadonlyMap<string, Blob> {
  const added = ADDED.exec(names.name)?.[0]
  const all = files.map(({ file }) => [file.name, file] as const)
  const plain = all.map(([name, file]) => [name.replace(ADDED, ''), file] as const)
  const together = all.flatMap(([name, file], index) =>
    added !== undefined && ADDED.exec(name)?.[0] === added ? [plain[index] ?? ([name, file] as const)] : [],
  )
  return new Map([...plain, ...all, ...together])
}

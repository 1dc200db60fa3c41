import { lazyImport } from '../lazyImport.ts'
import type { Picture } from './appState.ts'

/** Hardly ever two files agree in all else. */
const loadSameFile = lazyImport(() => import('./sameFile.ts'))

/** Which pictures of a list are among the chosen files. */
export async function findDuplicates(
  pictures: readonly Picture[],
  chosen: readonly File[],
): Promise<ReadonlySet<number>> {
  const found = new Set<number>()
  const byName = new Map<string, File[]>()
  for (const file of chosen) byName.set(file.name, [...(byName.get(file.name) ?? []), file])
  for (const { id, file } of pictures) {
    for (const other of byName.get(file.name) ?? []) if (await isSameFile(file, other)) found.add(id)
  }
  return found
}

/** Name, size and date agree for many that are not the same: cameras count from the beginning in each folder, and archives keep one date. */
async function isSameFile(a: File, b: File): Promise<boolean> {
  if (a === b) return true
  if (a.name !== b.name || a.size !== b.size || a.lastModified !== b.lastModified) return false
  // Where it does not come, both stay.
  const { holdSame } = await loadSameFile().catch(() => ({ holdSame: undefined }))
  return (await holdSame?.(a, b)) ?? false
}

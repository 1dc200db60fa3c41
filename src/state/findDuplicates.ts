import { lazyImport } from '../lazyImport.ts'
import type { Picture } from './appState.ts'

/** Rarely needed: two files seldom agree in everything else. */
const loadSameFile = lazyImport(() => import('./sameFile.ts'))

/** The pictures in a list that are among the chosen files. */
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

/**
 * Different files often agree in name, size and date: cameras number from the start in each folder, and archives store
 * one date.
 */
async function isSameFile(a: File, b: File): Promise<boolean> {
  if (a === b) return true
  if (a.name !== b.name || a.size !== b.size || a.lastModified !== b.lastModified) return false
  // If it does not arrive, both pictures stay.
  const { holdSame } = await loadSameFile().catch(() => ({ holdSame: undefined }))
  return (await holdSame?.(a, b)) ?? false
}

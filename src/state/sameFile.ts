import type { Picture } from './appState.ts'

/** Most files that differ do so early on. */
const FIRST_BYTES = 2 ** 16

const PIECE_BYTES = 2 ** 20

/** Which pictures of a list are among the chosen files, by all that is in them. */
export async function chosenAgain(
  pictures: readonly Picture[],
  chosen: readonly File[],
): Promise<ReadonlySet<Picture['id']>> {
  const found = new Set<Picture['id']>()
  const byName = new Map<string, File[]>()
  for (const file of chosen) byName.set(file.name, [...(byName.get(file.name) ?? []), file])
  for (const { id, file } of pictures) {
    for (const other of byName.get(file.name) ?? []) {
      if (await isSameFile(file, other)) {
        found.add(id)
        break
      }
    }
  }
  return found
}

/** Name, size and date agree for many that are not the same: cameras count from the beginning in each folder, and archives keep one date. */
async function isSameFile(a: File, b: File): Promise<boolean> {
  if (a === b) return true
  if (a.name !== b.name || a.size !== b.size || a.lastModified !== b.lastModified) return false
  try {
    let end = 0
    for (let start = 0; start < a.size; start = end) {
      end = start + (start === 0 ? FIRST_BYTES : PIECE_BYTES)
      const [one, other] = await Promise.all(
        [a, b].map(async (file) => new Uint8Array(await file.slice(start, end).arrayBuffer())),
      )
      if (!one || !other?.every((byte, at) => byte === one[at])) return false
    }
    return true
  } catch {
    // One of them is not there any more: it is kept, and says so where it is opened.
    return false
  }
}

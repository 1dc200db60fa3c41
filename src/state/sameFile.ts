/** Most files that differ do so early. */
const FIRST_BYTES = 2 ** 16

const PIECE_BYTES = 2 ** 20

/** True if two files have the same content. */
export async function holdSame(a: File, b: File): Promise<boolean> {
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
    // One of them no longer exists: it stays in the list, and fails when it is opened.
    return false
  }
}

/**
 * Checks how much of the expected data these pieces inflate to (zlib format): too little, all, all with a valid
 * checksum, or more. Stops inflating beyond that and keeps nothing, so that a small file cannot grow large.
 */
export async function measure(
  pieces: readonly Uint8Array<ArrayBuffer>[],
  wanted: number,
): Promise<'less' | 'all' | 'checked' | 'more'> {
  const reader = new Blob([...pieces]).stream().pipeThrough(new DecompressionStream('deflate')).getReader()
  let length = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return length < wanted ? 'less' : 'checked'
      length += value.length
      if (length > wanted) return 'more'
    }
  } catch {
    return length < wanted ? 'less' : 'all'
  } finally {
    // The rest may be endless.
    reader.cancel().catch(() => {})
  }
}

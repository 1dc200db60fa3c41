/**
 * How much of what is wanted is deflated in these pieces (zlib format): not all of it, all, all with the right checksum
 * over it, or more. What comes after it is not unpacked, and nothing is kept, so that a small file cannot become a
 * large one.
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
    // What is left of it may be endless.
    reader.cancel().catch(() => {})
  }
}

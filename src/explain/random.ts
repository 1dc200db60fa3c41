const GOLDEN = 0x9e3779b9

/** The bits of one place of a stream: the finaliser of MurmurHash3 (Appleby), 32 bits. */
function hashed(place: number, seed: number): number {
  let h = (place + Math.imul(seed, GOLDEN)) | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** The number of a stream (a seed, a whole number) at a place: uniform in [0, 1), in steps of 2^-24. */
export const uniformAt = (place: number, seed: number): number => (hashed(place, seed) >>> 8) / 2 ** 24

/** Uniform numbers in [0, 1), the same for the same seed, everywhere. */
export const uniform = (count: number, seed: number): Float64Array =>
  Float64Array.from({ length: count }, (_, place) => uniformAt(place, seed))

/** Standard normals, the same for the same seed; by two uniform numbers each (Box and Muller 1958). */
export function normal(count: number, seed: number): Float32Array<ArrayBuffer> {
  const values = new Float32Array(count)
  for (let at = 0; at < count; at++) {
    // Not 0, of which there is no logarithm.
    const radius = Math.max(1 - uniformAt(2 * at, seed), 2 ** -26)
    values[at] = Math.sqrt(-2 * Math.log(radius)) * Math.cos(2 * Math.PI * uniformAt(2 * at + 1, seed))
  }
  return values
}

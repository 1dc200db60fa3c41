/** Look-up tables for Huffman codes (T.81, annex C): short codes by their bits, long ones by their length. */
export interface Codes {
  /** By the next nine bits: length << 8 | symbol; 0 for longer codes. */
  short: Uint16Array
  /** By length: one more than the last code, and the offset from a code to its symbol's index. */
  ends: Int32Array
  offsets: Int32Array
  symbols: Uint8Array
}

const SHORT = 9

/** @param lengths number of codes of each length, 1 to 16 */
export function codesOf(lengths: Uint8Array, symbols: Uint8Array): Codes {
  const short = new Uint16Array(1 << SHORT)
  const ends = new Int32Array(17)
  const offsets = new Int32Array(17)
  let code = 0
  let place = 0
  for (let length = 1; length <= 16; length++) {
    offsets[length] = place - code
    for (let left = lengths[length - 1] as number; left > 0; left--, code++, place++) {
      if (length > SHORT) continue
      const from = code << (SHORT - length)
      short.fill((length << 8) | (symbols[place] ?? 0), from, from + (1 << (SHORT - length)))
    }
    ends[length] = code
    code <<= 1
  }
  return { short, ends, offsets, symbols }
}

/** Reads the bits of a scan: drops the 0 stuffed after each 0xFF, and stops at markers. */
export class ScanBits {
  readonly #bytes: Uint8Array
  #at: number
  /** The last bits read, and how many of them are unused. */
  #bits = 0
  #count = 0
  /** How many of these are padding after the end of the data. */
  #missing = 0
  /** True after an invalid code. */
  #isBroken = false

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes
    this.#at = at
  }

  /** True after reading past the end, or after an invalid code. */
  get isOver(): boolean {
    return this.#isBroken || this.#missing > this.#count
  }

  #fill(): void {
    const bytes = this.#bytes
    while (this.#count <= 24) {
      const byte = bytes[this.#at]
      if (byte === undefined || (byte === 0xff && bytes[this.#at + 1] !== 0)) {
        this.#bits <<= 8
        this.#missing += 8
      } else {
        this.#bits = (this.#bits << 8) | byte
        this.#at += byte === 0xff ? 2 : 1
      }
      this.#count += 8
    }
  }

  /** The symbol of the next code; 0 if there is none, and then {@link isOver} is true. */
  decode({ short, ends, offsets, symbols }: Codes): number {
    if (this.#count < 16) this.#fill()
    const found = short[(this.#bits >>> (this.#count - SHORT)) & ((1 << SHORT) - 1)] as number
    if (found > 0) {
      this.#count -= found >> 8
      return found & 255
    }
    for (let length = SHORT + 1; length <= 16; length++) {
      const code = (this.#bits >>> (this.#count - length)) & ((1 << length) - 1)
      if (code >= (ends[length] as number)) continue
      this.#count -= length
      return symbols[code + (offsets[length] as number)] ?? 0
    }
    this.#isBroken = true
    return 0
  }

  /** The next `count` bits, at most 16, as a number. */
  read(count: number): number {
    if (this.#count < 16) this.#fill()
    this.#count -= count
    return (this.#bits >>> this.#count) & ((1 << count) - 1)
  }

  skip(count: number): void {
    if (this.#count < 16) this.#fill()
    this.#count -= count
  }

  /** Continues after the next restart marker; false if there is none. */
  restart(): boolean {
    const at = this.nextMarker()
    const marker = this.#bytes[at + 1]
    if (marker === undefined || marker < 0xd0 || marker > 0xd7) return false
    this.#at = at + 2
    this.#bits = this.#count = this.#missing = 0
    this.#isBroken = false
    return true
  }

  /** The position of the next marker, or the end. */
  nextMarker(): number {
    const bytes = this.#bytes
    // Bits read ahead contain a marker only if they are used up.
    for (let at = bytes.indexOf(0xff, this.#at); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
      const next = bytes[at + 1]
      if (next !== undefined && next !== 0 && next !== 0xff) return at
    }
    return bytes.length
  }
}

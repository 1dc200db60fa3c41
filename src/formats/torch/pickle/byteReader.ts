/** The bytes end before the pickle does. */
export class PickleCut extends Error {}

/** The bytes are no pickle. */
export class PickleDamaged extends Error {}

/** The longest line of a number or a name, in bytes. */
const LONGEST_LINE = 2 ** 16

/** Reads numbers and texts one after another. Throws {@link PickleCut} at the end. */
export class ByteReader {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  at: number

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.at = at
  }

  #skip(count: number): number {
    const { at } = this
    if (!(count >= 0 && at + count <= this.#bytes.length)) throw new PickleCut()
    this.at += count
    return at
  }

  byte(): number {
    return this.#view.getUint8(this.#skip(1))
  }

  uint16(): number {
    return this.#view.getUint16(this.#skip(2), true)
  }

  int32(): number {
    return this.#view.getInt32(this.#skip(4), true)
  }

  uint32(): number {
    return this.#view.getUint32(this.#skip(4), true)
  }

  uint64(): number {
    return Number(this.#view.getBigUint64(this.#skip(8), true))
  }

  /** Big-endian, as only this one is. */
  float64(): number {
    return this.#view.getFloat64(this.#skip(8))
  }

  bytes(count: number): Uint8Array {
    const at = this.#skip(count)
    return this.#bytes.subarray(at, at + count)
  }

  text(count: number): string {
    return new TextDecoder().decode(this.bytes(count))
  }

  /** Up to the end of the line. */
  line(): string {
    const end = this.#bytes.indexOf(10, this.at)
    if (end < 0) throw new PickleCut()
    if (end - this.at > LONGEST_LINE) throw new PickleDamaged()
    const text = this.text(end - this.at)
    this.at++
    return text
  }

  /** A little-endian number of any length, of two's complement. */
  long(count: number): number | bigint {
    if (count > 255) throw new PickleDamaged()
    const bytes = this.bytes(count)
    let value = 0n
    for (const byte of bytes.toReversed()) value = (value << 8n) | BigInt(byte)
    if (((bytes.at(-1) ?? 0) & 128) !== 0) value -= 1n << BigInt(8 * count)
    const small = Number(value)
    return Number.isSafeInteger(small) ? small : value
  }
}

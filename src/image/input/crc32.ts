/** The effect of a byte on the checksum when 0 to 3 others follow it. */
const tables: readonly [Int32Array, Int32Array, Int32Array, Int32Array] = [
  Int32Array.from({ length: 256 }, (_, byte) => {
    let value = byte
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
    return value
  }),
  new Int32Array(256),
  new Int32Array(256),
  new Int32Array(256),
]
for (let byte = 0; byte < 256; byte++) {
  let value = tables[0][byte] as number
  for (const table of tables.slice(1)) {
    value = (tables[0][value & 255] as number) ^ (value >>> 8)
    table[byte] = value
  }
}

/**
 * CRC-32 as in PNG and ZIP: polynomial 0x04c11db7, bit-reversed. Processes four bytes a step, so that large pictures
 * take tens of milliseconds.
 */
export function crc32(bytes: Uint8Array): number {
  const [one, two, three, four] = tables
  let value = -1
  let at = 0
  for (const end = bytes.length - 3; at < end; at += 4) {
    value ^=
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24)
    value =
      (four[value & 255] as number) ^
      (three[(value >>> 8) & 255] as number) ^
      (two[(value >>> 16) & 255] as number) ^
      (one[value >>> 24] as number)
  }
  for (; at < bytes.length; at++) value = (one[(value ^ (bytes[at] as number)) & 255] as number) ^ (value >>> 8)
  return ~value >>> 0
}

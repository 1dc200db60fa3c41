/** The bytes at the front of a .safetensors file that hold the length of its JSON, which follows. */
export const LENGTH_BYTES = 8

/** Whether a file of so many bytes begins as .safetensors does. */
export function isSafetensors(head: Uint8Array, fileBytes: number): boolean {
  if (head.length <= LENGTH_BYTES || head[LENGTH_BYTES] !== '{'.charCodeAt(0)) return false
  const length = new DataView(head.buffer, head.byteOffset).getBigUint64(0, true)
  return length >= 2n && length <= BigInt(fileBytes - LENGTH_BYTES)
}

/**
 * Gives the memory of bytes that nobody needs any more back at once, where the browser can: it collects large buffers late,
 * and a load would hold hundreds of megabytes of them. The bytes must fill their buffer; they are empty after that.
 */
export function release({ buffer }: Uint8Array<ArrayBuffer>): void {
  const { transfer } = buffer as ArrayBuffer & { transfer?: (length: number) => ArrayBuffer }
  transfer?.call(buffer, 0)
}

import { fileKind, HEAD_BYTES, isPictureKind } from './fileKind.ts'

/** True if a file begins like a picture that some browser reads, whatever its name; false if it cannot be read. */
export async function beginsAsPicture(file: Blob): Promise<boolean> {
  try {
    const kind = fileKind(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()))
    return kind !== undefined && (isPictureKind(kind.id) || kind.someRead === true)
  } catch {
    return false
  }
}

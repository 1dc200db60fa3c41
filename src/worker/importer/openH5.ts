import * as h5wasm from 'h5wasm'
import { release } from '../../model/package/release.ts'

let files = 0

/**
 * Opens an HDF5 file without copying it: h5wasm reads pieces on demand, through Emscripten's WORKERFS, which workers
 * have.
 */
export async function openH5(blob: Blob): Promise<h5wasm.File> {
  const { FS, activate_throwing_error_handler: throwErrors } = await h5wasm.ready
  // Otherwise HDF5 only logs read errors, and goes on with whatever is in memory.
  throwErrors()
  const folder = `/chosen-${++files}`
  FS.mkdir(folder)
  const workerFs = FS.filesystems.WORKERFS as unknown as { reader: BlobReader | null }
  workerFs.reader ??= releasingReader()
  FS.mount(FS.filesystems.WORKERFS as never, { blobs: [{ name: 'weights.h5', data: blob }] } as never, folder)
  return new h5wasm.File(`${folder}/weights.h5`, 'r')
}

interface BlobReader {
  readAsArrayBuffer(blob: Blob): ArrayBuffer
}

/** A reader for WORKERFS, which copies each part at once: only the last one is in memory. */
function releasingReader(): BlobReader {
  // The browser's own, which only workers have.
  const reader = new (globalThis as unknown as { FileReaderSync: new () => BlobReader }).FileReaderSync()
  let last: ArrayBuffer | undefined
  return {
    readAsArrayBuffer(blob) {
      if (last) release(last)
      last = reader.readAsArrayBuffer(blob)
      return last
    },
  }
}

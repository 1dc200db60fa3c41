import * as h5wasm from 'h5wasm'

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
  FS.mount(FS.filesystems.WORKERFS as never, { blobs: [{ name: 'weights.h5', data: blob }] } as never, folder)
  return new h5wasm.File(`${folder}/weights.h5`, 'r')
}

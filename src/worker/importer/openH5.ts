import type * as H5wasm from 'h5wasm'
import { HeatlensError } from '../../errors/index.ts'
import { fileKind, HEAD_BYTES } from '../../image/input/fileKind.ts'

const signature = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a]

/**
 * Opens an HDF5 file without copying it: h5wasm reads pieces on demand, through Emscripten's WORKERFS. Once in the life
 * of a worker. Throws `format` or `load` errors.
 */
export async function openH5(h5wasm: typeof H5wasm, file: File): Promise<H5wasm.File> {
  await demandSignature(file)
  const { FS, activate_throwing_error_handler: throwErrors } = await h5wasm.ready
  // Otherwise HDF5 only logs read errors, and goes on with whatever is in memory.
  throwErrors()
  const folder = '/chosen'
  FS.mkdir(folder)
  FS.mount(FS.filesystems.WORKERFS as never, { blobs: [{ name: 'weights.h5', data: file }] } as never, folder)
  return new h5wasm.File(`${folder}/weights.h5`, 'r')
}

async function demandSignature(file: File): Promise<void> {
  const start = new Uint8Array(
    await file
      .slice(0, HEAD_BYTES)
      .arrayBuffer()
      .catch((cause: unknown) => {
        throw new HeatlensError('fileGone', { file: file.name }, { cause })
      }),
  )
  if (signature.every((byte, index) => start[index] === byte)) return
  const kind = fileKind(start)
  if (kind?.id === 'keras') throw new HeatlensError('fileIsKeras3', { file: file.name })
  throw new HeatlensError('notHdf5', { file: file.name })
}

import { access } from 'node:fs/promises'
import { resolve } from 'node:path'
import * as h5wasm from 'h5wasm/node'

/** Opens an HDF5 file for reading. Throws Error where there is none. */
export async function openH5(path: string): Promise<h5wasm.File> {
  await access(path).catch(() => {
    throw new Error(`There is no file ${path}. Give the path or address of a Keras .h5 file with --from.`)
  })
  await h5wasm.ready
  try {
    return new h5wasm.File(resolve(path), 'r')
  } catch {
    throw new Error(`${path} is not an HDF5 file. Give a Keras .h5 file with --from.`)
  }
}

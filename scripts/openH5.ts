import { open } from 'node:fs/promises'
import { resolve } from 'node:path'
import * as h5wasm from 'h5wasm/node'

const signature = Buffer.from([0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a])

/** Opens an HDF5 file for reading. Throws Error if it does not exist or is damaged. */
export async function openH5(path: string): Promise<h5wasm.File> {
  const start = Buffer.alloc(signature.length)
  try {
    const file = await open(path)
    await file.read(start, 0, start.length, 0).finally(() => file.close())
  } catch (cause) {
    throw new Error(`There is no file ${path}. Give the path or address of a Keras .h5 file with --from.`, { cause })
  }
  if (!start.equals(signature)) throw new Error(`${path} is not an HDF5 file. Give a Keras .h5 file with --from.`)
  // Without this, HDF5 only logs what it cannot read, and continues with whatever is in memory.
  const { activate_throwing_error_handler: throwErrors } = await h5wasm.ready
  throwErrors()
  try {
    return new h5wasm.File(resolve(path), 'r')
  } catch (cause) {
    throw damaged(path, cause)
  }
}

const damaged = (path: string, cause: unknown): Error =>
  new Error(`${path} is cut short or damaged. Download the file again, or give another one with --from.`, { cause })

/** What h5wasm throws for an inconsistent file: a trace of C functions, an abort, or an allocation of absurd size. */
const readersOwn = /^(HDF5-DIAG|Aborted|error - |Requested allocation|Memory allocation|memory access|.*out of bounds)/

/** True for h5wasm's own errors about a damaged file, which mean nothing to people. */
export const isDamage = (error: unknown): boolean =>
  readersOwn.test(error instanceof Error ? error.message : String(error))

/** Replaces the reader's own errors by a readable sentence. */
export const inWords = (path: string, error: unknown): unknown => (isDamage(error) ? damaged(path, error) : error)

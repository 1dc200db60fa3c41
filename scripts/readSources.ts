import { openAsBlob } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import * as h5wasm from 'h5wasm/node'
import type { Tools } from '../src/formats/index.ts'
import { type FetchOptions, fetchWeights } from './fetchWeights.ts'

/** The files of one network on this computer, read in pieces. */
export interface SourceFiles extends Tools {
  files: readonly File[]
  /** Deletes what opening the files needed. */
  close(): Promise<void>
  /** Deletes what was downloaded, so that the next run requests it again. */
  forget(): Promise<void>
}

/**
 * The files that paths, folders and addresses stand for; a model.json at an address brings its weights. Throws Error for
 * a path that does not exist, and what {@link fetchWeights} throws.
 */
export async function readSources(from: readonly string[], download: FetchOptions): Promise<SourceFiles> {
  const paths: string[] = []
  const downloaded: string[] = []
  for (const one of from) {
    const isAddress = /^https?:/.test(one)
    const own = isAddress ? await fetchAll(one, download) : await filesAt(one)
    paths.push(...own)
    if (isAddress) downloaded.push(...own)
  }
  const pathOf = new WeakMap<Blob, string>()
  const files = await Promise.all(
    paths.map(async (path) => {
      const file = new File([await openAsBlob(path)], basename(path), { lastModified: 0 })
      pathOf.set(file, resolve(path))
      return file
    }),
  )
  let folder: string | undefined
  let copies = 0
  const opened: h5wasm.File[] = []
  return {
    files,
    async openH5(blob) {
      const { activate_throwing_error_handler: throwErrors } = await h5wasm.ready
      // Without this, HDF5 only logs what it cannot read, and continues with whatever is in memory.
      throwErrors()
      let path = pathOf.get(blob)
      if (path === undefined) {
        folder ??= await mkdtemp(join(tmpdir(), 'heatlens-'))
        path = join(folder, `${copies++}.h5`)
        await writeFile(path, blob.stream())
      }
      const h5 = new h5wasm.File(path, 'r')
      opened.push(h5)
      return h5
    },
    async close() {
      for (const h5 of opened) h5.close()
      if (folder !== undefined) await rm(folder, { recursive: true, force: true })
    },
    async forget() {
      for (const path of downloaded) await rm(path, { force: true })
    },
  }
}

async function filesAt(path: string): Promise<string[]> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new Error(`There is no file ${path}. Give the path or address of a network with --from.`, { cause })
  })
  if (!found.isDirectory()) return [path]
  const entries = await readdir(path, { withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ name }) => join(path, name))
}

/** Downloads a file, and what the model.json of a TensorFlow.js model lists beside it. */
async function fetchAll(address: string, download: FetchOptions): Promise<string[]> {
  const path = await fetchWeights(address, download)
  if (!path.endsWith('.json')) return [path]
  const { weightsManifest } = JSON.parse(await readFile(path, 'utf8').catch(() => '{}')) as {
    weightsManifest?: { paths: string[] }[]
  }
  const names = Array.isArray(weightsManifest) ? weightsManifest.flatMap(({ paths }) => paths) : []
  const others: string[] = []
  for (const name of names) others.push(await fetchWeights(new URL(name, address).href, download))
  return [path, ...others]
}

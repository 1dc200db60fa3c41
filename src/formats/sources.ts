import type { File as H5File } from 'h5wasm'
import { HeatlensError } from '../errors/index.ts'
import { fileKind, HEAD_BYTES } from '../image/input/fileKind.ts'
import { isOnnx } from './isOnnx.ts'
import { isSafetensors } from './isSafetensors.ts'
import { isOldTorch } from './torch/torchKind.ts'
import { isGzip, isTar } from './untar.ts'

/** What opens HDF5: in a worker h5wasm over WORKERFS, in Node over files. Files are read in pieces. */
export interface Tools {
  openH5(blob: Blob): Promise<H5File>
}

/** The files of one network, as a person gave them. */
export interface Sources {
  files: readonly File[]
}

/** A file that a person gave, with what its first bytes tell. */
export interface SourceFile {
  file: File
  /** The name of the archive that it comes from. */
  archive?: string
  /** The folder that it comes from, with those around it as far as they are known: `runs/birds`. */
  folder?: string
  /** Other networks in that archive, which were not unpacked, by their paths. */
  others?: readonly string[]
  kind: 'hdf5' | 'zip' | 'tar' | 'gzip' | 'safetensors' | 'torch' | 'onnx' | 'json' | 'text' | 'other'
  /** The content of a `json`. */
  json?: unknown
}

/** The path of a file in its archive. */
export const pathOf = ({ folder, file }: SourceFile): string =>
  folder === undefined ? file.name : `${folder}/${file.name}`

/** EfficientNetB7's config has 1.5 MB. */
export const MAX_JSON_BYTES = 32 * 2 ** 20

/** The first bytes of a file. Throws a `load` error if it is gone. */
export async function readHead(file: Blob & { name?: string }, bytes = HEAD_BYTES): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(0, bytes).arrayBuffer())
  } catch (cause) {
    throw new HeatlensError('fileGone', { file: file.name ?? '' }, { cause })
  }
}

/** Tells what each file is by its first bytes, whatever its name; those of a JSON file are all read. */
export function sortSources(files: readonly File[]): Promise<SourceFile[]> {
  return Promise.all(
    files.map(async (file): Promise<SourceFile> => {
      const head = await readHead(file)
      const id = fileKind(head)?.id
      if (id === 'hdf5') return { file, kind: 'hdf5' }
      if (id === 'zip' || id === 'keras') return { file, kind: 'zip' }
      if (isGzip(head)) return { file, kind: 'gzip' }
      if (isTar(head)) return { file, kind: 'tar' }
      if (isSafetensors(head, file.size)) return { file, kind: 'safetensors' }
      if (isOldTorch(head)) return { file, kind: 'torch' }
      if (id === undefined && isOnnx(head, file.size)) return { file, kind: 'onnx' }
      if (id !== undefined) return { file, kind: 'other' }
      const start = new TextDecoder().decode(head).trimStart()
      if (/^\uFEFF?[{[]/.test(start) && file.size <= MAX_JSON_BYTES) {
        const json = await readJson(file)
        if (json !== undefined) return { file, kind: 'json', json }
      }
      return { file, kind: head.includes(0) ? 'other' : 'text' }
    }),
  )
}

/** The content of a JSON file; undefined if it is none. Python writes NaN and Infinity too, which JSON does not know. */
async function readJson(file: Blob): Promise<unknown> {
  try {
    return parseJson(await file.text())
  } catch {
    return undefined
  }
}

/** Parses JSON as Python writes it, with NaN and Infinity, which become null. Throws SyntaxError. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!/\b(?:NaN|Infinity)\b/.test(text)) throw error
    const strings = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g
    return JSON.parse(text.replace(strings, (found) => (found.startsWith('"') ? found : 'null')))
  }
}

/** Says what a file is that was taken for a network and is none. */
export async function demandNetworkFile(file: File): Promise<never> {
  if (file.size === 0) throw new HeatlensError('fileEmpty', { file: file.name })
  const text = new TextDecoder().decode(await readHead(file)).trimStart()
  if (/^<(?:!doctype html|html|head|body)\b/i.test(text)) throw new HeatlensError('fileIsPage', { file: file.name })
  if (text.startsWith('version https://git-lfs.github.com/spec/')) {
    throw new HeatlensError('fileIsPointer', { file: file.name })
  }
  if (/\.onnx$/i.test(file.name)) throw new HeatlensError('notOnnx', { file: file.name })
  if (/\.safetensors$/i.test(file.name)) throw new HeatlensError('fileDamaged', { file: file.name })
  if (/\.(?:h5|hdf5)$/i.test(file.name)) throw new HeatlensError('notHdf5', { file: file.name })
  throw new HeatlensError('noNetworkInFiles')
}

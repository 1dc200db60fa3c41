import { HeatlensError } from '../../errors/index.ts'
import { listZip, openEntry, type ZipEntry } from '../zip.ts'
import { PickleCut, PickleDamaged } from './pickle/byteReader.ts'
import { type Unpickled, unpickle } from './pickle/unpickle.ts'
import { Items, type PickleValue } from './pickle/values.ts'
import { type StoragePlace, storageTypes } from './storedView.ts'
import { DATA, torchZipKind } from './torchKind.ts'

/** A pickle of PyTorch and the storages beside it, none of which is read. */
export interface PickledFile {
  value: PickleValue
  /** Where a storage is. Undefined if the file does not hold it. */
  find(key: string): StoragePlace | undefined
}

/** The description of a network with thousands of layers has 2 MB. */
const MAX_PICKLE_BYTES = 64 * 2 ** 20

/** The most bytes of a packed storage; PyTorch packs none. */
const MAX_PACKED_BYTES = 2 ** 30

/** The numbers that a file of before PyTorch 1.6 begins with, pickled: its mark, and its version. */
const OLD_MAGIC = 0x1950a86a20f9469cfc6cn

/** What a person is told where the unpickler cannot go on. */
function told(cause: unknown, file: string): unknown {
  const isKnown = cause instanceof PickleCut || cause instanceof PickleDamaged
  return isKnown ? new HeatlensError('fileDamaged', { file }, { cause }) : cause
}

/** The entry of an archive that PyTorch pickled into. */
const findData = (entries: ReadonlyMap<string, ZipEntry>) => [...entries.values()].find(({ name }) => DATA.test(name))

/** Reads the pickle of a zip file (PyTorch 1.6 and later). Throws `format` and `load` errors. */
export async function readZipPickle(file: File): Promise<PickledFile> {
  const entries = await listZip(file, file.name)
  const kind = torchZipKind(entries.keys())
  if (kind === 'script') throw new HeatlensError('torchScriptFile', { file: file.name })
  if (kind === 'program') throw new HeatlensError('exportedProgramFile', { file: file.name })
  const data = findData(entries)
  if (!data) throw new HeatlensError('fileDamaged', { file: file.name })
  const blob = await openEntry(file, data, MAX_PICKLE_BYTES, file.name)
  const bytes = new Uint8Array(await blob.arrayBuffer())
  const value = valueIn(bytes, file.name)
  const folder = data.name.slice(0, -'data.pkl'.length)
  return {
    value,
    find(key) {
      const entry = entries.get(`${folder}data/${key}`)
      return entry && { bytes: entry.bytes, open: () => openEntry(file, entry, MAX_PACKED_BYTES, file.name) }
    },
  }
}

function valueIn(bytes: Uint8Array, file: string): PickleValue {
  try {
    return unpickle(bytes, 0, file).value
  } catch (error) {
    throw told(error, file)
  }
}

/** The first bytes that are read of an old file; more where the pickle goes on. */
const STEP_BYTES = 2 ** 20

/**
 * Reads the pickle of a file of before PyTorch 1.6: mark, version, sizes, the pickle, the keys of the storages, and the
 * storages, each behind its count. Throws `format` and `load` errors.
 */
export async function readOldPickle(file: File): Promise<PickledFile> {
  const { name } = file
  for (let size = STEP_BYTES; ; size *= 4) {
    const bytes = new Uint8Array(await view(file, 0, Math.min(size, file.size)))
    try {
      const found = readOld(bytes, name)
      return { value: found.value, find: await placesOf(file, found) }
    } catch (error) {
      const isCut = error instanceof PickleCut && size < file.size && size < MAX_PICKLE_BYTES
      if (!isCut) throw told(error, name)
    }
  }
}

interface Old extends Unpickled {
  keys: readonly string[]
}

function readOld(bytes: Uint8Array, file: string): Old {
  const mark = unpickle(bytes, 0, file)
  // One pickle alone, such as of a list.
  if (mark.value !== OLD_MAGIC) return { ...mark, keys: [] }
  const version = unpickle(bytes, mark.end, file)
  const sizes = unpickle(bytes, version.end, file)
  const found = unpickle(bytes, sizes.end, file)
  const keys = unpickle(bytes, found.end, file)
  const texts = keys.value instanceof Items ? keys.value.items : []
  return { ...found, end: keys.end, keys: texts.filter((key) => typeof key === 'string') }
}

async function placesOf(file: File, { keys, storages, end }: Old): Promise<PickledFile['find']> {
  const places = new Map<string, StoragePlace>()
  let at = end
  for (const key of keys) {
    const storage = storages.get(key)
    const size = storage && storageTypes.get(storage.type)?.bytes
    if (size === undefined || at + 8 > file.size) break
    const count = Number(new DataView(await view(file, at, at + 8)).getBigInt64(0, true))
    const start = at + 8
    at = start + count * size
    if (!(count >= 0)) break
    const data = file.slice(start, at)
    places.set(key, { bytes: data.size, open: () => Promise.resolve(data) })
  }
  return (key) => places.get(key)
}

async function view(file: File, start: number, end: number): Promise<ArrayBuffer> {
  try {
    return await file.slice(start, end).arrayBuffer()
  } catch (cause) {
    throw new HeatlensError('fileGone', { file: file.name }, { cause })
  }
}

import { HeatlensError } from '../errors/index.ts'
import { isObject, own } from '../json.ts'
import type { StoredNetwork } from '../model/storedNetwork.ts'
import { aboutModel } from './keras/aboutModel.ts'
import { readModelJson } from './keras/config.ts'
import { readModel } from './keras/readModel.ts'
import { groupedWeights } from './kerasH5.ts'
import { mostBytesOf } from './sizeClass.ts'
import { MAX_JSON_BYTES, parseJson, type Tools } from './sources.ts'
import { listZip, openEntry, type ZipEntry } from './zip.ts'

/** The files of a .keras, and the most bytes of each. */
const parts = { 'config.json': MAX_JSON_BYTES, 'metadata.json': 2 ** 16, 'model.weights.h5': 2 ** 31 } as const

type Part = keyof typeof parts

/**
 * Opens Keras 3's own format, which Keras 2.12 and later also write: a ZIP with config.json, metadata.json and
 * model.weights.h5, perhaps in a folder. It is read in place. Throws `format` or `load` errors.
 */
export async function openKerasZip(file: File, tools: Tools): Promise<StoredNetwork> {
  const entries = await listZip(file, file.name)
  const folder = findFolder(entries)
  const find = (part: Part) => (folder === undefined ? undefined : entries.get(folder + part))
  const open = (entry: ZipEntry, part: Part) => {
    // What is stored stays in the file.
    const most = entry.isDeflated ? mostBytesOf(file.size) : parts[part]
    return openEntry(file, entry, Math.min(parts[part], most), file.name)
  }
  const missing = (part: Part) => new HeatlensError('archivePartMissing', { file: file.name, part })
  const config = find('config.json')
  if (!config) throw missing('config.json')
  const metadata = find('metadata.json')
  const version = metadata && versionIn(await readJson(await open(metadata, 'metadata.json')).catch(() => undefined))
  const json = readModelJson(await readJson(await open(config, 'config.json')), version)
  const weights = find('model.weights.h5')
  if (!weights) throw missing('model.weights.h5')
  const h5 = await tools.openH5(await open(weights, 'model.weights.h5'))
  return { ...readModel(json, groupedWeights(h5)), about: aboutModel(json, file.name) }
}

/** True if an archive has the files of a .keras. */
export async function isKerasZip(file: File): Promise<boolean> {
  return findFolder(await listZip(file, file.name)) !== undefined
}

/** The folder of config.json: '' or such as `my network/`. The shortest, if there are several. */
export function findFolder(entries: ReadonlyMap<string, ZipEntry>): string | undefined {
  const folders = [...entries.keys()].flatMap((name) => {
    const [, folder] = /^(|[^/]+\/)config\.json$/.exec(name) ?? []
    return folder === undefined ? [] : [folder]
  })
  return folders.toSorted((a, b) => a.length - b.length)[0]
}

async function readJson(blob: Blob): Promise<unknown> {
  const text = await blob.text()
  try {
    return parseJson(text)
  } catch {
    throw new HeatlensError('modelConfigDamaged')
  }
}

const versionIn = (metadata: unknown) => (isObject(metadata) ? own(metadata, 'keras_version') : undefined)

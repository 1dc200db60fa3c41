import { HeatlensError } from '../../errors/index.ts'
import { vgg16 } from '../../formats/aboutFile.ts'
import { allocateStorage, type StorageRequest } from '../../model/cache/openModelCache.ts'
import { demandRoom } from '../../model/package/demandRoom.ts'
import { planPackage } from '../../model/package/planPackage.ts'
import { readManifest } from '../../model/package/readManifest.ts'
import { sha256 } from '../../model/package/sha256.ts'
import type { LoadProgress, Understood } from '../../types.ts'
import { type Imported, toImported } from './imported.ts'
import { understandPackage } from './understand.ts'

/**
 * Stores a Heatlens package on this device as it is, from its files; verifies each shard against the SHA-256 in
 * model.json. Returns the model's id. Throws `format`, `load` or `room` errors.
 */
export async function copyPackage(
  modelJson: File,
  files: readonly File[],
  whither: StorageRequest,
  onProgress: (progress: LoadProgress) => void,
  onUnderstood: (understood: Understood) => void = () => {},
): Promise<Imported> {
  const json = new Uint8Array(await modelJson.arrayBuffer())
  const manifest = readManifest(JSON.parse(new TextDecoder().decode(json)))
  const plan = planPackage(manifest)
  const { bytes: needed } = plan
  onUnderstood(understandPackage(manifest, plan, modelJson.name))
  demandRoom(manifest.bytes, needed.peak)
  const byName = new Map(files.map((file) => [file.name, file]))
  const find = (path: string) => {
    const file = byName.get(path)
    if (file) return file
    throw new HeatlensError('packageFileMissing', { file: path })
  }
  const { shards } = manifest
  // Find all of them before reading the first.
  for (const { path } of shards) find(path)
  const source = { file: modelJson.name, sha256: await sha256(json) }
  const place = manifest.id === vgg16.id || manifest.id.startsWith('my-') ? manifest.id : `my-${manifest.id}`
  const found = await allocateStorage(whither, place, source)
  const { cache } = found
  let loaded = 0
  for (const shard of shards) {
    if (cache.kept.get(shard.path)?.sha256 !== shard.sha256) {
      const bytes = new Uint8Array(await find(shard.path).arrayBuffer())
      if (bytes.length !== shard.bytes || (await sha256(bytes)) !== shard.sha256) {
        throw new HeatlensError('packageFileDamaged', { file: shard.path })
      }
      await cache.put(shard.path, bytes, shard.sha256)
    }
    loaded += shard.bytes
    onProgress({ loaded, total: manifest.bytes })
  }
  for (const { classes } of manifest.outputs) {
    if (typeof classes !== 'string') continue
    const list = find(classes)
    if (list.size > MAX_LIST_BYTES) throw new HeatlensError('classListTooLong')
    await cache.put(classes, new Uint8Array(await list.arrayBuffer()))
  }
  await cache.put('model.json', json)
  return toImported(found, source, json)
}

const MAX_LIST_BYTES = 4 * 2 ** 20

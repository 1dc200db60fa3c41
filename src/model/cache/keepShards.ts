import { serial } from '../../async/serial.ts'
import { HeatlensError, isAboutRoom } from '../../errors/index.ts'
import type { FindKeeper, ShardKeeper } from '../package/openPackage.ts'
import { deleteFromDevice, deviceUrl, onDevice, onHost, PREFIX, readKept, readSource } from './deviceModels.ts'
import { deviceStorage } from './deviceStorage.ts'
import { openModelCache } from './openModelCache.ts'

/**
 * Stores the shards that a host sends from `…/model/<id>/`, and repairs those on the device. If storage is full, stops
 * storing, lets the load continue from memory, and calls `tellFull`.
 */
export async function keepShards(url: string, sha256: string, tellFull: () => void): ReturnType<FindKeeper> {
  if (!(await deviceStorage())) return undefined
  const kept = onDevice(url)
  if (kept) return mend(new URL('../../', url).href, kept.id, tellFull)
  const sent = onHost(url)
  return sent && keep(sent.base, sent.id, sha256, tellFull)
}

/** The shard store of a package from a host. */
async function keep(base: string, id: string, sha256: string, tellFull: () => void): Promise<ShardKeeper | undefined> {
  const onError = (error: unknown) => {
    if (isAboutRoom(error)) tellFull()
    return undefined
  }
  const shelf = await openModelCache(base, id, { package: sha256 }).catch(onError)
  if (!shelf) return undefined
  let hasRoom = true
  /** One at a time: the browser holds a copy of what it writes. */
  const inTurn = serial()
  const drop = async (error: unknown) => {
    hasRoom = false
    onError(error)
    await deleteFromDevice(id)
  }
  return {
    async get(shard) {
      if (!hasRoom || !shelf.kept.has(shard.path)) return undefined
      return readKept(await caches.open(PREFIX + id), deviceUrl(base, id, shard.path), shard)
    },
    put: ({ path, sha256: hash }, bytes) =>
      inTurn(async () => {
        if (hasRoom) await shelf.put(path, bytes, hash).catch(drop)
      }),
    async finish(modelJson) {
      if (hasRoom) await shelf.put('model.json', modelJson).catch(drop)
    },
  }
}

/**
 * The shard store of a package on the device, whose files may have been damaged. A copy of a host's package fetches
 * them again and is incomplete until then; other models need their original file.
 */
async function mend(base: string, id: string, tellFull: () => void): Promise<ShardKeeper> {
  const cache = await caches.open(PREFIX + id)
  const source = await readSource(cache, base, id)
  const modelJson = deviceUrl(base, id, 'model.json')
  let again: Promise<ShardKeeper | undefined> | undefined
  return {
    async get(shard) {
      const { path } = shard
      const bytes = await readKept(cache, deviceUrl(base, id, path), shard)
      if (bytes) return bytes
      if (!source || !('package' in source)) {
        throw new HeatlensError('networkNotWhole', { part: path, file: source?.file ?? null })
      }
      await cache.delete(modelJson)
      again ??= keep(base, id, source.package, tellFull)
      await again
      return undefined
    },
    put: async (shard, bytes) => (await again)?.put(shard, bytes),
    finish: async (json) => (await again)?.finish(json),
  }
}

import { lazyImport } from '../../lazyImport.ts'
import { deleteFromDevice, deviceUrl, modelsOnDevice, onDevice, PREFIX } from '../../model/cache/deviceModels.ts'
import { deviceStorage } from '../../model/cache/deviceStorage.ts'
import type { HeldFiles, HeldModel } from '../../model/cache/heldModel.ts'
import { EMBEDDED_MODEL, type Keeping, type KnownModel, type LoadProgress, type Room } from '../../types.ts'
import importerScript from '../importer/importer.worker.ts?worker&url'
import { type Started, startWorker } from './startWorker.ts'

/** The networks that can be had here, and the way to keep one more on this device. */
export interface Models {
  /**
   * Where a model has its model.json: on the device where it is there, else on the host. What comes with the page is of the page's version, so that is
   * always asked of the host; its copy is for when that cannot be reached. With `isUpdate`, the host's newer version is meant.
   */
  urlOf(id: string, isUpdate?: boolean): Promise<string>
  /** The files of the network at such an address, where it is in memory for this visit. */
  filesAt(url: string): HeldFiles | undefined
  /** Embedded, in memory for this visit, on the device, on the host, in this order. */
  list(): Promise<KnownModel[]>
  /** False where the browser lets the page keep nothing: what is added is used for this visit. */
  canKeep(): Promise<boolean>
  /**
   * Keeps the network in these files on the device, with a list of its classes where that comes along; where that cannot be, it is in memory for
   * this visit. Gives its id. Throws `format`, `load`, `room` or `worker` errors.
   */
  add(
    files: readonly File[],
    keeping: Keeping,
    onProgress: (progress: LoadProgress) => void,
    signal: AbortSignal,
  ): Promise<string>
  /** Takes a model off the device, or out of memory. */
  remove(id: string): Promise<void>
  /** How much is kept, of how much; undefined where the browser does not tell. */
  room(): Promise<Room | undefined>
  /** Asks the browser not to clear what is kept. True where it promises. */
  keep(): Promise<boolean>
}

/** A file that gives no sign for so many seconds holds its reader up: some damaged HDF5 files do so for ever. */
const WATCH_SECONDS = 20

/** It is needed by few, and not before. */
const arriveReader = lazyImport(() => import('./readNetwork.ts'))

export interface ModelsSetup {
  base: string
  start?: () => Started
  /** The packages that the host lists. */
  onHost: () => Promise<KnownModel[]>
  watchSeconds?: number
}

export function connectModels({
  base,
  onHost,
  start = () => startWorker(importerScript),
  watchSeconds = WATCH_SECONDS,
}: ModelsSetup): Models {
  const held = new Map<string, HeldModel>()
  /** In private windows of WebKit, a cache is gone as soon as nobody has it open: the page has, as long as it is there. */
  const open = new Map<string, Cache>()
  const kept = () => modelsOnDevice(base, (id, cache) => open.set(id, cache))
  const holdOpen = async (id: string) => {
    const cache = await (await deviceStorage())?.open(PREFIX + id)
    if (cache) open.set(id, cache)
  }
  return {
    async urlOf(id, isUpdate = false) {
      const isKept = async () => id !== EMBEDDED_MODEL && (await kept()).some((model) => model.id === id)
      const isHere = !isUpdate && (held.has(id) || (await isKept()))
      return isHere ? deviceUrl(base, id, 'model.json') : new URL(`model/${id}/model.json`, base).href
    },
    filesAt: (url) => held.get(onDevice(url)?.id ?? '')?.files,
    async list() {
      const [host, device] = await Promise.all([onHost(), kept()])
      const order = ['embedded', 'visit', 'device', 'host']
      const here = device.map(({ copyOf, ...model }): KnownModel => {
        if (model.id === EMBEDDED_MODEL)
          return host.find(({ id }) => id === EMBEDDED_MODEL) ?? { ...model, place: 'embedded' }
        const place = 'device'
        const theirs = host.find(({ id }) => id === model.id)?.sha256
        const isOutdated = copyOf !== undefined && theirs !== undefined && copyOf !== theirs
        return { ...model, place, isOutdated, isHereOnly: theirs === undefined }
      })
      for (const [id, { summary }] of held) {
        here.push({ id, ...summary, place: 'visit', isHereOnly: host.every((model) => model.id !== id) })
      }
      return [...host.filter(({ id }) => !here.some((model) => model.id === id)), ...here].sort(
        (a, b) => order.indexOf(a.place) - order.indexOf(b.place),
      )
    },
    canKeep: async () => (await deviceStorage()) !== undefined,
    async add(files, keeping, onProgress, signal) {
      const { readNetwork } = await arriveReader()
      return readNetwork(start(), {
        ...{ files, keeping, base, onProgress, signal, watchSeconds },
        held: Object.fromEntries([...held].map(([id, { source }]) => [id, source])),
        async onRead(imported) {
          held.delete(imported.id)
          if (imported.held) held.set(imported.id, imported.held)
          // Before the reader ends, which has it open until now.
          else await holdOpen(imported.id)
        },
      })
    },
    async remove(id) {
      open.delete(id)
      if (!held.delete(id)) await deleteFromDevice(id)
    },
    async room() {
      const estimate = await unlessRefused(() => navigator.storage?.estimate?.())
      if (estimate?.quota === undefined) return undefined
      const isKept = (await unlessRefused(() => navigator.storage.persisted?.())) ?? false
      return { used: estimate.usage ?? 0, quota: estimate.quota, isKept }
    },
    keep: async () => (await unlessRefused(() => navigator.storage?.persist?.())) ?? false,
  }
}

/** What the browser answers; undefined where it has no such thing, or refuses it because the site's data is blocked. */
async function unlessRefused<T>(ask: () => Promise<T> | undefined): Promise<T | undefined> {
  try {
    return await ask()
  } catch {
    return undefined
  }
}

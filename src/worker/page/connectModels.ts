import type { ToldList } from '../../labels/classList.ts'
import { lazyImport } from '../../lazyImport.ts'
import { deleteFromDevice, deviceUrl, modelsOnDevice, onDevice, PREFIX } from '../../model/cache/deviceModels.ts'
import { deviceStorage } from '../../model/cache/deviceStorage.ts'
import type { HeldFiles, HeldModel } from '../../model/cache/heldModel.ts'
import {
  EMBEDDED_MODEL,
  type Keeping,
  type KnownModel,
  type LoadProgress,
  type Room,
  type Understood,
} from '../../types.ts'
import importerScript from '../importer/importer.worker.ts?worker&url'
import type { OwnOfNetwork } from './exportPackage.ts'
import { type Started, startWorker } from './startWorker.ts'

/** The available networks, and adding one to this device. */
export interface Models {
  /**
   * The address of a model's model.json: on the device if it is there, else on the host. Networks that ship with the
   * page belong to its version, so these are always requested from the host; their copy serves when it is unreachable.
   * `isUpdate` asks for the host's newer version.
   */
  urlOf(id: string, isUpdate?: boolean): Promise<string>
  /** The files of the network at this address, if it is in memory for this visit. */
  filesAt(url: string): HeldFiles | undefined
  /** Embedded, in memory for this visit, on the device, on the host, in this order. */
  list(): Promise<KnownModel[]>
  /** False if the browser does not allow storage: added networks then last for this visit. */
  canKeep(): Promise<boolean>
  /**
   * Stores the network in these files on the device, with its class list if there is one; otherwise holds it in memory
   * for this visit. Returns its id. `onUnderstood` receives what was understood of them before anything is stored. Throws `format`, `load`, `room` or `worker` errors.
   */
  add(
    files: readonly File[],
    keeping: Keeping,
    onProgress: (progress: LoadProgress) => void,
    signal: AbortSignal,
    onUnderstood?: (understood: Understood) => void,
  ): Promise<string>
  /** Deletes a model from the device or from memory. */
  remove(id: string): Promise<void>
  /**
   * A model from the device or from memory as one .zip, with what a person has made of it; it is a package, and opens
   * on another device. Throws a `gone` error if a file is missing.
   */
  export(id: string, own: OwnOfNetwork): Promise<Blob>
  /** Used and available storage; undefined if the browser does not tell. */
  room(): Promise<Room | undefined>
  /** Asks the browser for persistent storage. True if granted. */
  keep(): Promise<boolean>
}

/** A reader that is silent for this many seconds is stuck: some damaged HDF5 files hang it forever. */
const WATCH_SECONDS = 20

/** Loaded on demand, since few need it. */
const arriveReader = lazyImport(() => import('./readNetwork.ts'))

const arriveExport = lazyImport(() => import('./exportPackage.ts'))

export interface ModelsSetup {
  base: string
  start?: () => Started
  /** The packages that the host lists. */
  onHost: () => Promise<KnownModel[]>
  watchSeconds?: number
  /** Receives a list of classes beside a network that was added, if something is to be said of it. */
  onTold?: (id: string, list: ToldList) => void
}

export function connectModels({
  base,
  onHost,
  start = () => startWorker(importerScript),
  watchSeconds = WATCH_SECONDS,
  onTold = () => {},
}: ModelsSetup): Models {
  const held = new Map<string, HeldModel>()
  /** In private windows of WebKit, a cache is deleted once nobody has it open, so the page keeps it open. */
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
    async add(files, keeping, onProgress, signal, onUnderstood = () => {}) {
      const { readNetwork } = await arriveReader()
      return readNetwork(start(), {
        ...{ files, keeping, base, onProgress, onUnderstood, signal, watchSeconds },
        held: Object.fromEntries([...held].map(([id, { source }]) => [id, source])),
        async onRead(imported) {
          held.delete(imported.id)
          if (imported.held) held.set(imported.id, imported.held)
          // Before the reader ends, which has it open until now.
          else await holdOpen(imported.id)
          if (imported.told) onTold(imported.id, imported.told)
        },
      })
    },
    async remove(id) {
      open.delete(id)
      if (!held.delete(id)) await deleteFromDevice(id)
    },
    async export(id, own) {
      const { exportPackage } = await arriveExport()
      return exportPackage(base, id, held.get(id)?.files, own)
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

/** The browser's answer; undefined if it lacks the feature or rejects because site data is blocked. */
async function unlessRefused<T>(ask: () => Promise<T> | undefined): Promise<T | undefined> {
  try {
    return await ask()
  } catch {
    return undefined
  }
}

import { proxy } from 'comlink'
import { ModelFormatError } from '../errors.ts'
import { deleteFromDevice, deviceUrl, modelsOnDevice } from '../model/deviceModels.ts'
import { EMBEDDED_MODEL, type Keeping, type KnownModel, type LoadProgress, type Room } from '../types.ts'
import type { Importer } from './importer.ts'
import importerScript from './importer.worker.ts?worker&url'
import { type Started, startWorker } from './startWorker.ts'

/** The networks that can be had here, and the way to keep one more on this device. */
export interface Models {
  /**
   * Where a model has its model.json: on the device where it is there, else on the host. What comes with the page is of the page's version, so that is
   * always asked of the host; its copy is for when that cannot be reached.
   */
  urlOf(id: string): Promise<string>
  /** Embedded, on the device, on the host, in this order. */
  list(): Promise<KnownModel[]>
  /**
   * Keeps the network in these files on the device, with a list of its classes where that comes along. Gives its id.
   * Throws ModelFormatError, ModelLoadError or WorkerError.
   */
  add(
    files: readonly File[],
    keeping: Keeping,
    onProgress: (progress: LoadProgress) => void,
    signal: AbortSignal,
  ): Promise<string>
  /** Takes a model off the device. */
  remove(id: string): Promise<void>
  /** How much is kept, of how much; undefined where the browser does not tell. */
  room(): Promise<Room | undefined>
  /** Asks the browser not to clear what is kept. True where it promises. */
  keep(): Promise<boolean>
}

/** A file that gives no sign for so many seconds holds its reader up: some damaged HDF5 files do so for ever. */
const WATCH_SECONDS = 20

export interface ModelsSetup {
  base: string
  start?: () => Started<Importer>
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
  const onDevice = async () => (await modelsOnDevice(base)).map((model) => ({ ...model, place: 'device' as const }))
  return {
    async urlOf(id) {
      const isHere = id !== EMBEDDED_MODEL && (await onDevice()).some((model) => model.id === id)
      return isHere ? deviceUrl(base, id, 'model.json') : new URL(`model/${id}/model.json`, base).href
    },
    async list() {
      const [host, device] = await Promise.all([onHost(), onDevice()])
      const order = ['embedded', 'device', 'host']
      const kept = device.map(({ copyOf, ...model }): KnownModel => {
        if (model.id === EMBEDDED_MODEL)
          return host.find(({ id }) => id === EMBEDDED_MODEL) ?? { ...model, place: 'embedded' }
        const theirs = host.find(({ id }) => id === model.id)?.sha256
        const isOutdated = copyOf !== undefined && theirs !== undefined && copyOf !== theirs
        return { ...model, isOutdated, isHereOnly: theirs === undefined }
      })
      return [...host.filter(({ id }) => !device.some((model) => model.id === id)), ...kept].sort(
        (a, b) => order.indexOf(a.place) - order.indexOf(b.place),
      )
    },
    async add(files, keeping, onProgress, signal) {
      const worker = start()
      let ticks = 0
      let timer: ReturnType<typeof setInterval> | undefined
      const stuck = new Promise<never>((_, reject) => {
        // Its own ticks are counted, not the clock: a device that slept is not a file that hangs.
        timer = setInterval(() => {
          if (++ticks < watchSeconds) return
          reject(
            new ModelFormatError(
              `The file gave no sign for ${watchSeconds} seconds, so it was given up; it may be damaged. Get the file anew.`,
            ),
          )
        }, 1000)
      })
      const aborted = new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true })
      })
      const tell = (progress: LoadProgress) => {
        ticks = 0
        onProgress(progress)
      }
      try {
        signal.throwIfAborted()
        const answer = worker.remote.importNetwork(files, keeping, base, proxy(tell))
        return (await Promise.race([answer, worker.died, stuck, aborted])).id
      } finally {
        clearInterval(timer)
        worker.stop()
      }
    },
    async remove(id) {
      await deleteFromDevice(id)
    },
    async room() {
      const estimate = await navigator.storage?.estimate?.().catch(() => undefined)
      if (estimate?.quota === undefined) return undefined
      const isKept = (await navigator.storage.persisted?.().catch(() => false)) ?? false
      return { used: estimate.usage ?? 0, quota: estimate.quota, isKept }
    },
    keep: async () => (await navigator.storage?.persist?.().catch(() => false)) ?? false,
  }
}

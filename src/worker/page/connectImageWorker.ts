import { startTimeLimit, unlessAborted } from '../../async/abort.ts'
import type { PixelWork } from '../../errors/codes.ts'
import { HeatlensError, isMissingPart } from '../../errors/index.ts'
import type { Archive } from '../../export/archive.ts'
import type { Sheet, SheetWanted } from '../../export/contactSheet.ts'
import type { Part } from '../../image/heat/crop.ts'
import { MAX_VIEW_PIXELS } from '../../image/heat/viewPixels.ts'
import type { Pixels } from '../../types.ts'
import { clientOf } from '../border.ts'
import imageWorkerScript from '../image/image.worker.ts?worker&url'
import type { ImageWorker, Photo, Wanted } from '../image/imageWorker.ts'
import { type Started, startWorker } from './startWorker.ts'

/** A method as the page sees it: `onDecoded` is handled here. */
type Watched<M> = M extends (file: File, onDecoded: () => void, ...how: infer How) => infer Answer
  ? (file: File, ...how: How) => Answer
  : never

/** The page's view of the {@link ImageWorker}: decoder timeouts and workers are managed here. */
export interface WatchedImageWorker extends Pick<ImageWorker, 'pack'> {
  /**
   * Opens a picture file for a network. `onThumbnail` receives a small JPEG some time after the answer, or is never
   * called if there is none.
   */
  open(file: File, wanted: Omit<Wanted, 'viewPixels'>, onThumbnail?: (small: Blob) => void): Promise<Photo>
  /** Opens a picture file for reading parts of it at full size, until it is closed. Throws a `picture` error. */
  openWhole(file: File): Promise<OpenWhole>
  render: Watched<ImageWorker['render']>
  renderSmall: Watched<ImageWorker['renderSmall']>
  stretch: Watched<ImageWorker['stretch']>
  /** Runs work on an archive, which is discarded afterwards. Throws a `picture` error, and what the work throws. */
  withArchive<T>(work: (archive: Archive) => Promise<T>): Promise<T>
  /**
   * Runs work on a contact sheet, which is discarded afterwards. Throws a `picture` error, and what the work throws.
   */
  withSheet<T>(wanted: SheetWanted, work: (sheet: Sheet) => Promise<T>): Promise<T>
}

/** A full-size picture that is read in parts. */
export interface OpenWhole {
  /** Throws a `picture` error if the picture is gone. */
  part(part: Part): Promise<Pixels>
  /** Frees its memory. */
  close(): void
}

/** A decoder that takes longer is stuck: one known JPEG of 1 MB keeps it busy for five minutes. */
const DECODE_LIMIT_MS = 10_000
/** How often it is asked whether it takes longer. */
const TICKS = 5

/** The number of pixels of this screen: no more of a picture is visible at once. */
function pixelsOfScreen(): number {
  const { screen, devicePixelRatio } = globalThis
  return screen ? Math.min(screen.width * screen.height * devicePixelRatio ** 2, MAX_VIEW_PIXELS) : MAX_VIEW_PIXELS
}

interface Worker extends Pick<Started, 'gone' | 'stop'> {
  client: ImageWorker
}

/**
 * Manages the image workers. Each picture has a worker to itself, so a stuck one can be terminated without affecting
 * others; an idle worker is kept for the next picture. Also throws a `picture` error if a worker dies.
 */
export function connectImageWorker(
  start: () => Started = () => startWorker(imageWorkerScript),
  limitMs: number = DECODE_LIMIT_MS,
): WatchedImageWorker & {
  /** Starts the worker of the next picture, if none waits. */
  prepare(): void
} {
  let idle: Worker | undefined
  const begin = (work: PixelWork): Worker => {
    const worker = start()
    const gone = new AbortController()
    const end = () => {
      const cause = worker.gone.reason
      gone.abort(new HeatlensError(isMissingPart(cause) ? 'workMissing' : 'workStopped', { work }, { cause }))
    }
    if (worker.gone.aborted) end()
    worker.gone.addEventListener('abort', end)
    const client = clientOf<ImageWorker>({}, (call) => unlessAborted(call(worker.remote), gone.signal))
    return { client, gone: gone.signal, stop: worker.stop }
  }

  /** In a worker of its own, whose end frees the memory of a large picture. */
  const inOwnWorker = async <T>(work: (client: ImageWorker) => Promise<T>): Promise<T> => {
    const { client, gone, stop } = begin('writesFiles')
    try {
      return await unlessAborted(work(client), gone)
    } finally {
      stop()
    }
  }

  /**
   * The limit applies to the decoder: not to the code after it, which is our own and terminates, nor to the connection
   * that brings the worker's script, which is no fault of the picture.
   */
  const limitFor = ({ name }: File, client: ImageWorker) => {
    let isReady = false
    client.ready().then(
      () => {
        isReady = true
      },
      // What was asked of it fails, too.
      () => {},
    )
    const limit = startTimeLimit({
      ticks: TICKS,
      tickMs: limitMs / TICKS,
      reason: () => new HeatlensError('pictureTimedOut', { file: name, seconds: limitMs / 1000 }),
      onTick: () => isReady || limit.restart(),
    })
    return limit
  }

  /** Runs work on a picture file. The worker is kept after `after` has settled. */
  const watched = async <T>(
    file: File,
    work: (client: ImageWorker, onDecoded: () => void) => Promise<T>,
    after: Promise<unknown> = Promise.resolve(),
  ): Promise<T> => {
    const worker = idle && !idle.gone.aborted ? idle : begin('opensPictures')
    idle = undefined
    const limit = limitFor(file, worker.client)
    let lacksPart = false
    try {
      return await unlessAborted(work(worker.client, limit.lift), limit.signal)
    } catch (error) {
      // Browsers remember which scripts did not arrive; a new worker asks for them again.
      lacksPart = isMissingPart(error)
      throw error
    } finally {
      limit.lift()
      if (worker.gone.aborted || limit.signal.aborted || lacksPart) worker.stop()
      else if (idle) void after.then(worker.stop)
      else idle = worker
    }
  }

  return {
    prepare() {
      idle ??= begin('opensPictures')
    },
    open(file, { preprocessing, seenFrom }, onThumbnail) {
      const wanted = {
        ...{ preprocessing, viewPixels: pixelsOfScreen() },
        ...(seenFrom !== undefined && { seenFrom }),
      }
      if (!onThumbnail) return watched(file, (client, onDecoded) => client.open(file, onDecoded, wanted))
      let isSent = () => {}
      const sent = new Promise<void>((done) => {
        isSent = done
      })
      const take = (small?: Blob) => {
        if (small) onThumbnail(small)
        isSent()
      }
      return watched(
        file,
        (client, onDecoded) =>
          client.open(file, onDecoded, wanted, take).catch((error) => {
            // A failed call sends no thumbnail.
            isSent()
            throw error
          }),
        sent,
      )
    },
    async openWhole(file) {
      // The full-size pixels stay in a worker of their own.
      const { client, stop } = begin('opensPictures')
      const limit = limitFor(file, client)
      try {
        await unlessAborted(client.openWhole(file, limit.lift), limit.signal)
        return { part: client.readPart, close: stop }
      } catch (error) {
        stop()
        throw error
      } finally {
        limit.lift()
      }
    },
    render: (file, ...how) => watched(file, (client, onDecoded) => client.render(file, onDecoded, ...how)),
    renderSmall: (file, ...how) => watched(file, (client, onDecoded) => client.renderSmall(file, onDecoded, ...how)),
    stretch: (file) => watched(file, (client, onDecoded) => client.stretch(file, onDecoded)),
    pack: (files) => inOwnWorker((client) => client.pack(files)),
    withArchive: (work) => inOwnWorker(async (client) => work(await client.startArchive())),
    withSheet: (wanted, work) => inOwnWorker(async (client) => work(await client.startSheet(wanted))),
  }
}

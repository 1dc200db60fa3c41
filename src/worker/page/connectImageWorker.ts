import { proxy } from 'comlink'
import { isMissingPart, PictureError } from '../../errors.ts'
import type { Archive } from '../../export/archive.ts'
import type { Sheet, SheetWanted } from '../../export/contactSheet.ts'
import type { SavedSettings } from '../../export/savedSettings.ts'
import type { Part } from '../../image/heat/crop.ts'
import { MAX_VIEW_PIXELS } from '../../image/heat/view.ts'
import type { DrawingSettings } from '../../settings/settings.ts'
import type { Heatmap, Pixels } from '../../types.ts'
import imageWorkerScript from '../image/image.worker.ts?worker&url'
import type { ImageWorker, Photo, Wanted } from '../image/imageWorker.ts'
import { unlessAborted } from '../unlessAborted.ts'
import { type Started, startWorker } from './startWorker.ts'

/** The {@link ImageWorker} as the page has it: the watch on the decoder is kept for it, and workers come and go. */
export interface WatchedImageWorker extends Pick<ImageWorker, 'pack'> {
  /** `onThumbnail` gets a small JPEG of the picture, some time after the answer; never where that cannot be made. */
  open(file: File, picture: Omit<Wanted, 'viewPixels'>, onThumbnail?: (small: Blob) => void): Promise<Photo>
  /** Opens a picture file to look at parts of it at its own size, until it is closed. Throws PictureError. */
  openWhole(file: File): Promise<OpenWhole>
  /** A picture file with its map over it as a PNG of its own size. Throws PictureError. */
  render(file: File, heatmap: Heatmap, drawing: DrawingSettings, saved?: SavedSettings): Promise<Blob>
  /** The same, small: no side longer than `side` pixels. Throws PictureError. */
  renderSmall(file: File, heatmap: Heatmap, drawing: DrawingSettings, side: number): Promise<ImageBitmap>
  /** A picture file made anew, its values stretched over their whole range. Throws PictureError. */
  stretch(file: File): Promise<File>
  /** Works on an archive, which is gone after that. Throws PictureError, and what the work throws. */
  withArchive<T>(work: (archive: Archive) => Promise<T>): Promise<T>
  /** Works on a contact sheet, which is gone after that. Throws PictureError, and what the work throws. */
  withSheet<T>(wanted: SheetWanted, work: (sheet: Sheet) => Promise<T>): Promise<T>
}

/** All pixels of a picture, of which a part at a time is looked at. */
export interface OpenWhole {
  /** Throws PictureError where it is not there any more. */
  part(part: Part): Promise<Pixels>
  /** Gives its memory back. */
  close(): void
}

/** A decoder that takes longer is stuck: one known JPEG of 1 MB keeps it busy for five minutes. */
const DECODE_LIMIT_MS = 10_000

/** As many pixels as this screen has: more of a picture are not seen at once. */
function pixelsOfScreen(): number {
  const { screen, devicePixelRatio } = globalThis
  return screen ? Math.min(screen.width * screen.height * devicePixelRatio ** 2, MAX_VIEW_PIXELS) : MAX_VIEW_PIXELS
}

interface Worker extends Started<ImageWorker> {
  /** Aborted when the worker dies. */
  gone: AbortSignal
}

/**
 * Asks workers that work on pixels. Each picture has its worker to itself, so one whose decoder is stuck is given up without any
 * harm to another; a worker that is done is kept for the next picture. Throws PictureError also where a worker dies.
 */
export function connectImageWorker(
  start: () => Started<ImageWorker> = () => startWorker(imageWorkerScript),
  limitMs: number = DECODE_LIMIT_MS,
): WatchedImageWorker {
  let idle: Worker | undefined
  const begin = (name: string): Worker => {
    const worker = start()
    const gone = new AbortController()
    worker.died.catch((cause: unknown) => {
      const problem = isMissingPart(cause)
        ? `The part of Heatlens that ${name} did not arrive. Check the connection and try again.`
        : `The part of Heatlens that ${name} stopped. Try again.`
      gone.abort(new PictureError(problem, { cause }))
    })
    return { ...worker, gone: gone.signal }
  }

  /** In a worker of its own, which takes the memory of a large picture with it when it ends. */
  const alone = async <T>(work: (worker: Worker) => Promise<T>): Promise<T> => {
    const worker = begin('writes files')
    try {
      return await unlessAborted(work(worker), worker.gone)
    } finally {
      worker.stop()
    }
  }

  /** Gives up a decoder that is stuck. */
  const inTime = async <T>(file: File, worker: Worker, work: (onDecoded: () => void) => Promise<T>): Promise<T> => {
    const stuck = new AbortController()
    const timer = setTimeout(() => {
      stuck.abort(
        new PictureError(
          `“${file.name}” could not be opened within ${limitMs / 1000} seconds, so it was given up. Save it anew in a picture editor, or choose another one.`,
        ),
      )
    }, limitMs)
    // The limit is the decoder's; what comes after it is our own code, which ends.
    const onDecoded = proxy(() => clearTimeout(timer))
    try {
      return await unlessAborted(unlessAborted(work(onDecoded), worker.gone), stuck.signal)
    } finally {
      clearTimeout(timer)
    }
  }

  /** Has a picture file decoded and worked on. A worker that is done waits for `after`, and is kept. */
  const watched = async <T>(
    file: File,
    work: (worker: Worker, onDecoded: () => void) => Promise<T>,
    after: Promise<unknown> = Promise.resolve(),
  ): Promise<T> => {
    const worker = idle ?? begin('opens pictures')
    idle = undefined
    let isAlive = false
    try {
      return await inTime(file, worker, (onDecoded) =>
        work(worker, onDecoded).finally(() => {
          isAlive = true
        }),
      )
    } finally {
      if (isAlive && !idle) idle = worker
      else if (isAlive) void after.then(worker.stop)
      else worker.stop()
    }
  }

  return {
    open(file, picture, onThumbnail) {
      const wanted = { ...picture, viewPixels: pixelsOfScreen() }
      if (!onThumbnail) return watched(file, ({ remote }, onDecoded) => remote.open(file, wanted, onDecoded))
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
        async ({ remote }, onDecoded) => {
          try {
            return await remote.open(file, wanted, onDecoded, proxy(take))
          } catch (error) {
            // One that fails sends none.
            isSent()
            throw error
          }
        },
        sent,
      )
    },
    async openWhole(file) {
      // All pixels stay in a worker of their own.
      const worker = begin('opens pictures')
      try {
        await inTime(file, worker, (onDecoded) => worker.remote.openWhole(file, onDecoded))
        return { part: (part) => unlessAborted(worker.remote.readPart(part), worker.gone), close: worker.stop }
      } catch (error) {
        worker.stop()
        throw error
      }
    },
    render: (file, ...how) => watched(file, ({ remote }, onDecoded) => remote.render(file, onDecoded, ...how)),
    renderSmall: (file, ...how) =>
      watched(file, ({ remote }, onDecoded) => remote.renderSmall(file, onDecoded, ...how)),
    stretch: (file) => watched(file, ({ remote }, onDecoded) => remote.stretch(file, onDecoded)),
    pack: (files) => alone(({ remote }) => remote.pack(files)),
    withArchive: (work) => alone(async ({ remote }) => work(await remote.startArchive())),
    withSheet: (wanted, work) => alone(async ({ remote }) => work(await remote.startSheet(wanted))),
  }
}

import { proxy, transfer } from 'comlink'
import { PictureError } from '../errors.ts'
import type { Explainer } from './createExplainer.ts'
import type { Darkroom, Photo, Wanted } from './darkroom.ts'
import darkroomScript from './darkroom.worker.ts?worker&url'
import explainerScript from './explainer.worker.ts?worker&url'
import { startHeartbeat } from './heartbeat.ts'
import { type Started, startWorker } from './startWorker.ts'

/** An {@link Explainer} in a worker, which can be thrown away and started anew. */
export interface RestartableExplainer extends Omit<Explainer, 'ping'> {
  /** Ends the worker, rejects what it still owes with AbortError, and starts another one, which has no network yet. */
  restart(): void
}

/**
 * Starts the worker that holds the network. Every call settles: it throws WorkerError if the worker dies or gives no sign for `silentTicks`
 * seconds.
 */
export function connectExplainer(
  start: () => Started<Explainer> = () => startWorker(explainerScript),
  silentTicks?: number,
): RestartableExplainer {
  const begin = () => {
    const { remote, died, stop } = start()
    const heartbeat = startHeartbeat({ ping: () => remote.ping(), died, ...(silentTicks && { silentTicks }) })
    return { remote, stop, ...heartbeat }
  }
  let worker = begin()
  return {
    open: (request, onProgress) => worker.orDeath(worker.remote.open(request, proxy(onProgress))),
    look: (input, layer) => worker.orDeath(worker.remote.look(transfer(input, [input.buffer]), layer)),
    explain: (pass, question) => worker.orDeath(worker.remote.explain(pass, question)),
    details: (pass, question) => worker.orDeath(worker.remote.details(pass, question)),
    memory: () => worker.orDeath(worker.remote.memory()),
    cancelLooks: () => worker.orDeath(worker.remote.cancelLooks()),
    restart() {
      worker.stop()
      worker.end(new DOMException('The worker was replaced.', 'AbortError'))
      worker = begin()
    },
  }
}

/** The {@link Darkroom} as the page has it: the watch on the decoder is kept for it. */
export interface WatchedDarkroom extends Pick<Darkroom, 'savePicture' | 'pack'> {
  /** `onThumbnail` gets a small JPEG of the picture, some time after the answer; never where that cannot be made. */
  open(file: File, wanted: Wanted, onThumbnail?: (small: Blob) => void): Promise<Photo>
}

/** A decoder that takes longer is stuck: one known JPEG of 1 MB keeps it busy for five minutes. */
const DECODE_LIMIT_MS = 10_000

/**
 * Asks workers that work on pixels. Each picture has its worker to itself, so one whose decoder is stuck is given up without any
 * harm to another; a worker that is done is kept for the next picture. Throws PictureError also where a worker dies.
 */
export function connectDarkroom(
  start: () => Started<Darkroom> = () => startWorker(darkroomScript),
  limitMs: number = DECODE_LIMIT_MS,
): WatchedDarkroom {
  let idle: Started<Darkroom> | undefined
  const take = () => {
    const worker = idle ?? start()
    idle = undefined
    return worker
  }
  const dead =
    (name: string) =>
    ({ died }: Started<Darkroom>) =>
      died.catch(() => {
        throw new PictureError(
          `The part of Heatlens that ${name} did not start or stopped. Check the connection and try again.`,
        )
      })
  const whileOpening = dead('opens pictures')
  const whileSaving = dead('writes files')
  /** In a worker of its own, which takes the memory of a large picture with it when it ends. */
  const alone = async <T>(work: (worker: Started<Darkroom>) => Promise<T>): Promise<T> => {
    const worker = start()
    try {
      return await Promise.race([work(worker), whileSaving(worker)])
    } finally {
      worker.stop()
    }
  }
  return {
    async open(file, wanted, onThumbnail) {
      const worker = take()
      let isSent = () => {}
      const sent = new Promise<void>((done) => {
        isSent = done
      })
      const takeSmall = (small?: Blob) => {
        if (small) onThumbnail?.(small)
        isSent()
      }
      let timer: ReturnType<typeof setTimeout> | undefined
      const stuck = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          reject(
            new PictureError(
              `“${file.name}” could not be opened within ${limitMs / 1000} seconds, so it was given up. Save it anew in a picture editor, or choose another one.`,
            ),
          )
        }, limitMs)
      })
      // The limit is the decoder's; what comes after it is our own code, which ends.
      const onDecoded = () => clearTimeout(timer)
      let isAlive = false
      const thumbnails = onThumbnail ? [proxy(takeSmall)] : []
      const answer = worker.remote.open(file, wanted, proxy(onDecoded), ...thumbnails).finally(() => {
        isAlive = true
      })
      // One that fails sends no thumbnail.
      if (onThumbnail) answer.catch(isSent)
      else isSent()
      try {
        return await Promise.race([answer, whileOpening(worker), stuck])
      } finally {
        clearTimeout(timer)
        if (isAlive && !idle) idle = worker
        else if (isAlive) void sent.then(worker.stop)
        else worker.stop()
      }
    },
    savePicture: (...what) => alone((worker) => worker.remote.savePicture(...what)),
    pack: (files) => alone((worker) => worker.remote.pack(files)),
  }
}

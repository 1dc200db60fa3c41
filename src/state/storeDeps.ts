import { HeatlensError, isAboutEngine, toProblem, wayOn } from '../errors.ts'
import type { ModelInfo } from '../types.ts'
import type { Photo } from '../worker/image/imageWorker.ts'
import type { WatchedImageWorker } from '../worker/page/connectImageWorker.ts'
import type { AppStore, Picture } from './appState.ts'
import type { Asker } from './asker.ts'
import type { Newest } from './newest.ts'

/** What the parts of the store work with. */
export interface StoreDeps {
  set: AppStore['setState']
  get: AppStore['getState']
  imageWorker: WatchedImageWorker
  asker: Asker
  /** Choices of pictures. */
  choice: Newest
  /** Requests to the stage. */
  requests: Newest
}

/** Opens a picture for a network; `onThumbnail` gets a small JPEG of it, where it is wanted. Throws a `picture` error. */
export function openPhoto(
  { imageWorker }: StoreDeps,
  file: File,
  { inputSize, preset }: ModelInfo,
  onThumbnail?: (thumbnail: Blob) => void,
): Promise<Photo> {
  return imageWorker.open(file, { inputSize, preset }, onThumbnail)
}

/** Changes one picture of the list. */
export function updatePicture({ set }: Pick<StoreDeps, 'set'>, id: number, change: Partial<Picture>): void {
  set(({ pictures }) => ({ pictures: pictures.map((one) => (one.id === id ? { ...one, ...change } : one)) }))
}

/** Tells a failure, and with it of `others` that failed before; one of the engine stops everything until a fresh start. */
export function tellFailure(
  { set }: Pick<StoreDeps, 'set'>,
  error: unknown,
  picture: string,
  others: readonly string[] = [],
): void {
  const problem = toProblem(error)
  if (isAboutEngine(error)) set({ phase: { at: 'stopped', problem, way: wayOn(error) } })
  else set({ failure: { problem, picture, ...(others.length > 0 && { others }) } })
}

export const noPicture = () => new HeatlensError('noPictureYet')

import type { Latest } from '../async/abort.ts'
import { HeatlensError, isAboutEngine, remedyFor, toProblem } from '../errors/index.ts'
import type { WatchedImageWorker } from '../worker/page/connectImageWorker.ts'
import type { NetworkSession } from './analyse.ts'
import type { AppStore, FailureTopic, Picture } from './appState.ts'

/** What the parts of the store depend on. */
export interface StoreDeps {
  set: AppStore['setState']
  get: AppStore['getState']
  imageWorker: WatchedImageWorker
  network: NetworkSession
  /** Choices of pictures. */
  choice: Latest
  /** Requests to the stage. */
  requests: Latest
}

/** Changes one picture of the list. */
export function updatePicture({ set }: Pick<StoreDeps, 'set'>, id: number, change: Partial<Picture>): void {
  set(({ pictures }) => ({ pictures: pictures.map((one) => (one.id === id ? { ...one, ...change } : one)) }))
}

/**
 * Reports a failure, with the names of `others` that failed before; a failure of the engine stops everything until a
 * restart.
 */
export function reportFailure(
  { set }: Pick<StoreDeps, 'set'>,
  error: unknown,
  picture: string,
  others: readonly string[] = [],
  about?: FailureTopic,
): void {
  const problem = toProblem(error)
  if (isAboutEngine(error)) set({ phase: { at: 'stopped', problem, way: remedyFor(error) } })
  else set({ failure: { problem, picture, ...(others.length > 0 && { others }), ...(about && { about }) } })
}

export const noPicture = () => new HeatlensError('noPictureYet')

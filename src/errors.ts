// One class for each thing that a person can act on. `name` tells the kind (it is what survives the way out of a worker),
// `message` is what the page shows: one sentence on what happened, one on what to do.

/** The chosen file is not a picture that can be explained. */
export class PictureError extends Error {
  override readonly name = 'PictureError'
}

/** The model package could not be fetched, or is not what its manifest promises. A retry may help. */
export class ModelLoadError extends Error {
  override readonly name = 'ModelLoadError'
}

/** A network that was made from a file is no longer whole on this device. No retry helps: only its file brings it back. */
export class ModelGoneError extends Error {
  override readonly name = 'ModelGoneError'
}

/** There is no room on this device for the rest of a network. It may be used without being kept. */
export class RoomError extends Error {
  override readonly name = 'RoomError'
}

/** The model is of a kind that Heatlens cannot run. */
export class ModelFormatError extends Error {
  override readonly name = 'ModelFormatError'
}

/** No backend can run here, whatever is tried. */
export class NoBackendError extends Error {
  override readonly name = 'NoBackendError'
}

/** A backend has not got what it needs, such as memory. It may, once other things are closed. */
export class BackendError extends Error {
  override readonly name = 'BackendError'
}

/** What the network ran on has gone, or gives numbers that cannot be right. A new worker may help. */
export class EngineLostError extends Error {
  override readonly name = 'EngineLostError'
}

/** The forward pass that a question refers to is no longer kept: the picture has to be looked at again. */
export class PassGoneError extends Error {
  override readonly name = 'PassGoneError'
}

/** A background worker did not start or died. */
export class WorkerError extends Error {
  override readonly name = 'WorkerError'
}

/** A file of Heatlens that is fetched when it is wanted did not come. A retry may help. */
export class PartError extends Error {
  override readonly name = 'PartError'

  constructor(cause?: unknown) {
    super('A part of Heatlens did not arrive. Check the connection and try again; if it stays, reload the page.', {
      cause,
    })
  }
}

const known = new Set([
  'PictureError',
  'ModelLoadError',
  'ModelGoneError',
  'RoomError',
  'ModelFormatError',
  'NoBackendError',
  'BackendError',
  'EngineLostError',
  'PassGoneError',
  'WorkerError',
  'PartError',
])

/** The sentences to show for anything that was thrown, on this side of a worker or the other. */
export function sentencesFor(error: unknown): string {
  if (error instanceof Error && known.has(error.name)) return error.message
  const what = error instanceof Error ? error.message : String(error)
  return `Something went wrong that Heatlens did not foresee (${what}). Try again; if it stays, reload the page.`
}

/** True for errors after which only a new worker helps, if anything does. */
export function isAboutEngine(error: unknown): boolean {
  return isLoss(error) || isMissingPart(error) || isOneOf(error, 'BackendError', 'NoBackendError')
}

/** True where a file of Heatlens itself did not come. */
export const isMissingPart = (error: unknown): boolean => isOneOf(error, 'PartError')

/** True where there is no room for what was to be kept. */
export const isAboutRoom = (error: unknown): boolean => isOneOf(error, 'RoomError')

/** How a load that failed can be gone on with, see {@link wayOn}. */
export type WayOn = 'load' | 'restart' | 'fetch' | 'leave' | 'none'

/**
 * What can help after a load that failed: to try again, to start again in a new worker, to fetch a file of Heatlens once more (in a new worker, too),
 * to leave the network for another one where it can only fail again, or nothing that the page could offer.
 */
export function wayOn(error: unknown): WayOn {
  if (isMissingPart(error)) return 'fetch'
  if (isOneOf(error, 'NoBackendError')) return 'none'
  if (isAboutEngine(error)) return 'restart'
  return isOneOf(error, 'ModelFormatError', 'ModelGoneError') ? 'leave' : 'load'
}

/** True where something ran and was lost, so that the same may work in a new worker. */
export function isLoss(error: unknown): boolean {
  return isOneOf(error, 'EngineLostError', 'WorkerError')
}

/** By its name, which survives the way out of a worker. */
const isOneOf = (error: unknown, ...names: readonly string[]) => error instanceof Error && names.includes(error.name)

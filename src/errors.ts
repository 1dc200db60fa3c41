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

/** A part of Heatlens that comes in a file of its own. Throws WorkerError where it does not come. */
export const arrived = <T>(part: Promise<T>): Promise<T> =>
  part.catch((cause: unknown) => {
    throw new WorkerError(
      'A background part of Heatlens did not start or stopped. Check the connection and reload the page.',
      { cause },
    )
  })

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
])

/** The sentences to show for anything that was thrown, on this side of a worker or the other. */
export function sentencesFor(error: unknown): string {
  if (error instanceof Error && known.has(error.name)) return error.message
  const what = error instanceof Error ? error.message : String(error)
  return `Something went wrong that Heatlens did not foresee (${what}). Try again; if it stays, reload the page.`
}

/** True for errors after which only a new worker helps, if anything does. */
export function isAboutEngine(error: unknown): boolean {
  return isLoss(error) || isOneOf(error, 'BackendError', 'NoBackendError')
}

/** True where there is no room for what was to be kept. */
export const isAboutRoom = (error: unknown): boolean => isOneOf(error, 'RoomError')

/** How a load that failed can be gone on with, see {@link wayOn}. */
export type WayOn = 'load' | 'restart' | 'leave' | 'none'

/**
 * What can help after a load that failed: to try again, to start again in a new worker, to leave the network for another one where it can only
 * fail again, or nothing that the page could offer.
 */
export function wayOn(error: unknown): WayOn {
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

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

/** The model is of a kind that Heatlens cannot run. */
export class ModelFormatError extends Error {
  override readonly name = 'ModelFormatError'
}

/** No backend can run here. */
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
  'ModelFormatError',
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

/** True for errors after which only a new worker helps. */
export function isAboutEngine(error: unknown): boolean {
  return isLoss(error) || isMissingPart(error) || (error instanceof Error && error.name === 'BackendError')
}

/** True where a file of Heatlens itself did not come. */
export function isMissingPart(error: unknown): boolean {
  return error instanceof Error && error.name === 'PartError'
}

/** True where something ran and was lost, so that the same may work in a new worker. */
export function isLoss(error: unknown): boolean {
  return error instanceof Error && (error.name === 'EngineLostError' || error.name === 'WorkerError')
}

import type { ErrorCode } from './codes.ts'

/** What a person, or the page, can do about an error. */
export type ErrorKind =
  /** A picture, or what was to be done with one; another one may do. */
  | 'picture'
  /** A network could not be fetched, or a file of it cannot be read. A retry may help. */
  | 'load'
  /** A network from a file is no longer whole on this device: only its file brings it back. */
  | 'gone'
  /** There is no room for what was to be kept. It may be used without that. */
  | 'room'
  /** The network is of a kind that Heatlens cannot run. */
  | 'format'
  /** No backend can run here, whatever is tried. */
  | 'noBackend'
  /** The backend lacks what it needs, such as memory. It may have it once other things are closed. */
  | 'backend'
  /** What the network ran on is gone, or gives wrong numbers. A new worker may help. */
  | 'lost'
  /** The forward pass that a question refers to is no longer kept. */
  | 'passGone'
  /** A worker died. */
  | 'worker'
  /** A file of Heatlens itself did not come. A retry may help. */
  | 'part'
  | 'unforeseen'

/** The kinds of the errors that the page throws itself: all that its files have to hold. `workerKinds.ts` has the others. */
export const pageKinds = {
  unforeseen: 'unforeseen',
  partMissing: 'part',
  workMissing: 'picture',
  workStopped: 'picture',
  workerStopped: 'worker',
  pictureTimedOut: 'picture',
  noPictureYet: 'picture',
  passGone: 'passGone',
  sampleMissing: 'picture',
  pasteRefused: 'picture',
  nothingToPaste: 'picture',
  notCopied: 'picture',
  folderUnreadable: 'picture',
  handedPicturesMissing: 'picture',
  folderHoldsNothing: 'picture',
  nothingDropped: 'picture',
  noNetworkInUse: 'picture',
  otherNetworkInExport: 'passGone',
  storageNotPersistent: 'room',
  fileTimedOut: 'format',
  noBackend: 'noBackend',
  networkTimedOut: 'worker',
} as const satisfies { readonly [Code in ErrorCode]?: ErrorKind }

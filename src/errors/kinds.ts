import type { ErrorCode } from './codes.ts'

/** What a person, or the page, can do about an error. */
export type ErrorKind =
  /** A picture, or an operation on one, failed; another picture may work. */
  | 'picture'
  /** A network could not be fetched, or one of its files could not be read. A retry may help. */
  | 'load'
  /** A network added from a file is no longer complete on this device; only its file restores it. */
  | 'gone'
  /** There is no room to store it. It may be used without being stored. */
  | 'room'
  /** Heatlens cannot run this kind of network. */
  | 'format'
  /** No backend can run on this device. */
  | 'noBackend'
  /** The backend lacks a resource such as memory. Closing other programs may free it. */
  | 'backend'
  /** The engine that ran the network is gone, or gives wrong numbers. A new worker may help. */
  | 'lost'
  /** The forward pass that a question refers to is no longer stored. */
  | 'passGone'
  /** A worker died. */
  | 'worker'
  /** A file of Heatlens itself did not arrive. A retry may help. */
  | 'part'
  | 'unforeseen'

/**
 * The kinds of the errors that the page throws itself, all that its first files need. The others are in
 * `workerKinds.ts`.
 */
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
  sizeUnfit: 'picture',
  noNetworkInUse: 'picture',
  networkNotWhole: 'gone',
  networkUnknown: 'gone',
  noNetworkInFiles: 'format',
  filesApart: 'format',
  fileGone: 'load',
  otherNetworkInExport: 'passGone',
  storageNotPersistent: 'room',
  fileTimedOut: 'format',
  noBackend: 'noBackend',
  networkTimedOut: 'worker',
} as const satisfies { readonly [Code in ErrorCode]?: ErrorKind }

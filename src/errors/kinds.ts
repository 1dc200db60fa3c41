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

/** The kind of every error. A code without one does not compile. */
export const kinds = {
  unforeseen: 'unforeseen',
  partMissing: 'part',
  workMissing: 'picture',
  workStopped: 'picture',
  workerStopped: 'worker',
  pictureEmpty: 'picture',
  notAPicture: 'picture',
  pictureDamaged: 'picture',
  pictureUnknown: 'picture',
  pictureUnreadable: 'picture',
  pictureWithoutPixels: 'picture',
  pictureTooLarge: 'picture',
  pictureTimedOut: 'picture',
  noCanvasToRead: 'picture',
  pictureNotWritten: 'picture',
  noPictureYet: 'picture',
  passGone: 'passGone',
  unknownMethod: 'format',
  sampleMissing: 'picture',
  pasteRefused: 'picture',
  nothingToPaste: 'picture',
  notCopied: 'picture',
  folderUnreadable: 'picture',
  handedPicturesMissing: 'picture',
  folderHoldsNothing: 'picture',
  nothingDropped: 'picture',
  noNetworkInUse: 'picture',
  archiveTooLarge: 'picture',
  noCanvasForSheet: 'picture',
  otherNetworkInExport: 'passGone',
  modelFileStalled: 'load',
  modelFileNotFetched: 'load',
  modelFileRefused: 'load',
  modelFileIsPage: 'load',
  connectionBroke: 'load',
  modelFileTooLong: 'load',
  modelFileCutShort: 'load',
  modelFileDamaged: 'load',
  noRoom: 'room',
  networkNotWhole: 'gone',
  keepingNotPromised: 'room',
  noNetworkInFiles: 'format',
  fileGone: 'load',
  fileDamaged: 'format',
  fileIsKeras3: 'format',
  notHdf5: 'format',
  notAClassList: 'format',
  fileTimedOut: 'format',
  tooManyLayers: 'format',
  noDenseLayers: 'format',
  tooManyWeights: 'format',
  weightsNotInFile: 'format',
  weightsOfOtherKind: 'format',
  keras3Weights: 'format',
  notKeras: 'format',
  noModelConfig: 'format',
  modelConfigDamaged: 'format',
  layerNotInFile: 'format',
  graphModel: 'format',
  notLayersModel: 'format',
  filesOfOtherLength: 'load',
  filesMissing: 'load',
  networkFileGone: 'load',
  packageFileMissing: 'load',
  packageFileDamaged: 'load',
  classListTooLong: 'format',
  modelTooLarge: 'format',
  notAPackage: 'format',
  fileNotListed: 'format',
  filesOfOtherSize: 'format',
  notJson: 'format',
  classesNotPairs: 'format',
  notANetwork: 'format',
  layersOfSameName: 'format',
  notOneChain: 'format',
  notVggLayout: 'format',
  layerSettingWrong: 'format',
  layerActivationUnknown: 'format',
  layerPaddingUnknown: 'format',
  layerLargerThanPicture: 'format',
  layerWantsPicture: 'format',
  layerWantsValues: 'format',
  layerChannelsFirst: 'format',
  layerInGroups: 'format',
  layerReluLimited: 'format',
  layerDilated: 'format',
  layerWantsOtherSize: 'format',
  layerKindUnknown: 'format',
  layerTooLarge: 'format',
  layerEndsWithoutSoftmax: 'format',
  classListUnfit: 'format',
  ownClassListUnfit: 'format',
  notAClassifier: 'format',
  unknownPreset: 'format',
  weightsNotNumbers: 'format',
  weightsTooLarge: 'format',
  weightsOfOtherType: 'format',
  weightsUnreadable: 'format',
  rowTooLarge: 'format',
  weightsUnwanted: 'format',
  weightsTwice: 'format',
  weightsMissing: 'format',
  wrongChannels: 'format',
  weightsOfOtherShape: 'format',
  backendNotRunning: 'noBackend',
  noBackend: 'noBackend',
  noMemory: 'backend',
  gpuReset: 'lost',
  wrongNumbers: 'lost',
  threadStopped: 'lost',
  networkTimedOut: 'worker',
  noNetworkLoaded: 'backend',
} as const satisfies Record<ErrorCode, ErrorKind>

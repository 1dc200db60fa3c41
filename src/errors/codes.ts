import type { AddressKey, BackendId, FormatId, OtherKindId, SampleFile } from '../ids.ts'
import type { ToldObstacles } from './obstacles.ts'

// Every message for people: a code, with the parameters that its texts (src/words/*/errors.ts) need.

type None = Record<never, never>

/** What an image worker does. */
export type PixelWork = 'opensPictures' | 'writesFiles'

/** Errors: what happened, and what to do. */
export interface ErrorParameters {
  // Anywhere
  unforeseen: { what: string }
  partMissing: None
  workMissing: { work: PixelWork }
  workStopped: { work: PixelWork }
  workerStopped: None

  // Pictures
  pictureEmpty: { file: string }
  notAPicture: { file: string; kind: OtherKindId }
  pictureDamaged: { file: string; kind: FormatId }
  pictureUnknown: { file: string }
  pictureUnreadable: { file: string }
  pictureWithoutPixels: { file: string; width: number; height: number }
  pictureTooLarge: { file: string; megapixels: number; width: number; height: number }
  pictureTimedOut: { file: string; seconds: number }
  noCanvasToRead: None
  pictureNotWritten: { width: number; height: number }
  noPictureYet: None
  passGone: None
  unknownMethod: { method: string }
  /** For the sanity test. */
  noRoomForSecond: None
  sampleMissing: { sample: SampleFile }
  pasteRefused: None
  nothingToPaste: None
  notCopied: None
  folderUnreadable: None
  handedPicturesMissing: None
  folderHoldsNothing: { folder: string }
  nothingDropped: None

  // Exports
  sizeUnfit: { width: number; height: number }
  noNetworkInUse: None
  archiveTooLarge: None
  noCanvasForSheet: None
  otherNetworkInExport: None

  // Fetching a network
  modelFileStalled: { file: string; seconds: number }
  modelFileNotFetched: { file: string }
  modelFileRefused: { file: string; status: number }
  /** A network that the address asks for, and that nothing here has. */
  networkUnknown: { network: string }
  modelFileIsPage: { file: string }
  connectionBroke: { file: string }
  modelFileTooLong: { file: string }
  modelFileCutShort: { file: string; bytes: number; wanted: number }
  modelFileDamaged: { file: string }
  /** The list of networks that can be had. */
  catalogueMissing: None
  /** From a publisher: its host. */
  downloadNoAnswer: { host: string }
  downloadBroke: { host: string; megabytes: number }
  downloadRefused: { host: string; status: number }
  downloadIsPage: { host: string }
  downloadTooLarge: { host: string }
  /** A model.json whose files of weights are elsewhere, or that lists none. */
  downloadNoList: { host: string }
  downloadWrong: { file: string }

  // Networks on this device
  noRoom: None
  networkNotWhole: { part: string; file: string | null }
  storageNotPersistent: None

  // Files of networks
  noNetworkInFiles: None
  fileGone: { file: string }
  fileDamaged: { file: string }
  fileEmpty: { file: string }
  fileIsPage: { file: string }
  /** A pointer of Git LFS. */
  fileIsPointer: { file: string }
  archivePartMissing: { file: string; part: string }
  archiveTooFull: { file: string; count: number }
  archivePartTooLarge: { file: string; part: string; mebibytes: number }
  weightsNotBeside: { file: string }
  modelsTooDeep: { levels: number }
  notHdf5: { file: string }
  notAClassList: { file: string }
  fileTimedOut: { seconds: number }
  tooManyLayers: { count: number }
  noDenseLayers: None
  tooManyWeights: { layer: string; count: number }
  weightsNotInFile: { weights: string }
  weightsOfOtherKind: { weights: string }
  keras3Weights: None
  /** Weights alone, of no network that is known: its architecture may come from another file. */
  architectureMissing: { file: string; count: number }
  /** The file of an architecture, and that of weights of another network. */
  architectureUnfit: { architecture: string; weights: string }
  /** A file of a network that other files, such as this one, are no part of. */
  filesApart: { file: string; other: string }
  savedModelFile: { file: string }
  tfliteFile: { file: string }
  checkpointFile: { file: string }
  frozenGraphFile: { file: string }
  /** Of a program whose files are not read: its name. */
  otherProgramFile: { file: string; program: string }
  notKeras: { attribute: string }
  /** The weights of a PyTorch network, and the networks whose weights are known by their names. */
  /** Bytes that are none of ONNX. */
  notOnnx: { file: string }
  onnxWithoutNodes: { file: string }
  /** A version of ONNX' operators, if it is told, and those that are read. */
  onnxOpset: { file: string; opset: number | null; oldest: number; newest: number }
  /** A network that takes or does something else: what tells it. */
  notForPictures: { file: string; what: string }
  weightsShapeWrong: { weights: string; shape: readonly number[] }
  weightsCutShort: { weights: string }
  /** Weights that are said to lie in another file, where it has no such place. */
  weightsOutside: { weights: string; file: string }
  stateDictUnknown: { file: string; known: readonly string[]; count: number; first: string }
  /** A vision transformer that people made, of so many channels: its weights do not say how many attention heads it has. */
  headsUnknown: { file: string; channels: number }
  /** A pickle that names a class or a function which is more than a value. */
  pickleCalls: { file: string; call: string }
  notAStateDict: { file: string }
  optimizerOnly: { file: string }
  /** A view of more values than its storage holds, or beyond it. */
  viewOutside: { file: string; weights: string; values: number; held: number }
  weightsCut: { file: string; weights: string; wanted: number; bytes: number }
  weightsDataMissing: { file: string; weights: string; part: string }
  wholeModuleFile: { file: string; class: string }
  torchScriptFile: { file: string }
  exportedProgramFile: { file: string }
  /** A network that does not name classes. */
  otherTask: { file: string; task: 'boxes' | 'areas' | 'text' }
  noModelConfig: None
  modelConfigDamaged: None
  layerNotInFile: { layer: string }
  notTfjsModel: { where: string | null }
  filesOfOtherLength: { file: string; bytes: number; wanted: number }
  /** `names`: some of the missing ones, of `total` files that hold weights; `of`: the file that wants them. */
  filesMissing: { count: number; file: string; total?: number; names?: readonly string[]; of?: string }
  /** Files of weights without the model.json that describes them. */
  modelJsonMissing: { count: number; file: string }
  networkFileGone: None
  packageFileMissing: { file: string }
  packageFileDamaged: { file: string }
  classListTooLong: None

  // What is in them
  modelTooLarge: { mebibytes: number }
  networkNeedsMore: { megabytes: number; limit: number }
  notAPackage: { where: string | null }
  fileNotListed: { file: string }
  filesOfOtherSize: { weights: string }
  notJson: None
  classesNotPairs: None
  notANetwork: None
  /** A model that is a class of its author's own, and whose layers its file does not describe. */
  ownModel: { class: string }
  networkObstacles: ToldObstacles
  layersOfSameName: None
  notOneChain: { layer: string }
  notVggLayout: { layer: string }
  layerSettingWrong: { layer: string; setting: string }
  layerActivationUnknown: { layer: string; activation: string }
  layerPaddingUnknown: { layer: string; padding: string }
  layerChannelsFirst: { layer: string }
  layerKindUnknown: { layer: string; kindOfLayer: string; known: string }
  classListUnfit: { outputs: number; classes: number }
  ownClassListUnfit: { outputs: number; classes: number }
  unknownPreset: { preset: string; presets: readonly string[] }
  weightsNotNumbers: { weights: string }
  weightsTooLarge: { weights: string; type: string }
  weightsOfOtherType: { weights: string; type: string; wanted: string }
  weightsUnreadable: { weights: string }
  weightsUnwanted: { weights: string }
  weightsTwice: { weights: string }
  weightsMissing: { weights: string }
  weightsOfOtherShape: { weights: string; shape: readonly number[]; wanted: readonly number[] }

  // What it runs on
  backendNotRunning: { backend: BackendId }
  noBackend: None
  noMemory: { megabytes: number }
  gpuReset: None
  wrongNumbers: None
  /** Of the network itself, not of the engine. */
  gradientInfinite: None
  threadStopped: None
  networkTimedOut: { seconds: number }
  noNetworkLoaded: None
}

/** Notices: something was left out or ignored, or did not go as it should, without harm. */
export interface NoticeParameters {
  languageMissing: None
  textMissing: { what: string }
  filesLeftOut: { limit: number; left: number | null }
  missingInTable: { count: number; total: number }
  missingOnSheet: { count: number; total: number }
  notAnalysed: None
  networkNotKept: { network: string }
  networkForVisit: { network: string }
  networkReady: { network: string }
  unknownIgnored: { key: AddressKey; value: string }
  savedNetworkMissing: { network: string }
  savedNetworkDiffers: { network: string }
  reloadingStopped: { network: string | null }
  reloadingReset: { network: string | null }
  reloadingWrongNumbers: { network: string | null }
}

/** Why a backend was chosen. */
export interface ReasonParameters {
  asked: None
  noWebgl: None
  noUsableGpu: None
  smallTextures: { size: number }
  halfPrecision: None
  usesGpu: { name: string }
  webglNotStarted: None
  nothingFaster: None
  gpuResetTwice: None
  /** Another engine, on this graphics processor, is getting ready. */
  readyFirst: { name: string }
  /** Milliseconds for the same picture here and on the other backend. */
  fasterHere: { ms: number; other: BackendId; otherMs: number }
  gpuDiffers: { name: string }
  tooLargeForTwo: None
}

/** Every code with its parameters. */
export interface MessageParameters extends ErrorParameters, NoticeParameters, ReasonParameters {}

export type ErrorCode = keyof ErrorParameters
export type NoticeCode = keyof NoticeParameters
export type MessageCode = keyof MessageParameters

/** A message as data, which can cross worker boundaries; `src/words/formatMessage.ts` turns it into a sentence. */
export type Message<Code extends MessageCode = MessageCode> = {
  readonly [C in Code]: { readonly code: C; readonly parameters: Readonly<MessageParameters[C]> }
}[Code]

export type Problem = Message<ErrorCode>
export type Notice = Message<NoticeCode>
export type Reason = Message<keyof ReasonParameters>

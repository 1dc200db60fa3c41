import type { StoreApi } from 'zustand/vanilla'
import type { Notice, Problem } from '../errors/codes.ts'
import type { Remedy } from '../errors/index.ts'
import type { Outcome } from '../export/savedData.ts'
import type { SavedSettings } from '../export/savedSettings.ts'
import type { UsedRange } from '../image/input/range.ts'
import type { PageOptions, ThemeId } from '../settings/pageOptions.ts'
import type { Settings } from '../settings/settings.ts'
import type {
  Details,
  Explanation,
  Keeping,
  LoadProgress,
  Memory,
  Prediction,
  Preprocessing,
  Rescaling,
} from '../types.ts'
import type { MessageFormatter } from '../words/formatMessage.ts'
import type { Explainer, OpenedNetwork } from '../worker/explainer/explainer.ts'
import type { ExplainProgress } from '../worker/explainer/followSteps.ts'
import type { Photo } from '../worker/image/imageWorker.ts'
import type { OpenWhole } from '../worker/page/connectImageWorker.ts'
import type { SheetTexts } from './exportFiles.ts'
import type { ExportProgress } from './exporting.ts'
import type { ModelsState } from './models.ts'
import type { AnswerNames, GivenList } from './ownAnswers.ts'
import type { StoreDeps } from './storeDeps.ts'

/** A picture in the list. */
export interface Picture {
  id: number
  file: File
  /** The number of the choice that it came with: pictures of the newest choice are analysed first. */
  choice: number
  /**
   * True of a sample that has not been answered yet: a newer choice replaces it. A person's own picture stays, and so does
   * what was answered once, also while it waits to be answered anew.
   */
  isReplaceable: boolean
  /** The address that it was fetched from, if a person gave one. */
  address?: string
  /** How a picture saved by Heatlens was explained and drawn; null once a person has applied or declined that. */
  savedSettings?: SavedSettings | null
  /** The original file, if the picture's values were stretched to the full range. */
  stretched?: { from: File; range: UsedRange }
  /** True once a person has declined to stretch it. */
  staysDark?: boolean
  /** Where the part that the network sees begins, as `image/input/fit.ts` has it; null or missing in the middle. */
  seenFrom?: number | null
  /** `held`: waits until a person resumes the analysis. */
  state: 'waiting' | 'working' | 'done' | 'failed' | 'held'
  /** A small JPEG of it, once it was opened. */
  thumbnail?: Blob
  outcome?: Outcome
  /** Why it failed, and what to do. */
  problem?: Problem
  /** It failed because a file of Heatlens is missing, so it may work another time. */
  isUntried?: boolean
}

/** A view of the answer: the heatmap over the picture, all channels of the layer, or every step with its numbers. */
export type ViewId = 'picture' | 'channels' | 'walkthrough'

/** What the app is doing. `stopped`: it has no network to work with; a button offers the way on. */
export type Phase =
  | { at: 'loading'; progress: LoadProgress /** Why it is loaded again by itself. */; why?: Notice }
  | { at: 'stopped'; problem: Problem; way: Remedy }
  | { at: 'working'; picture: string }
  | { at: 'resting' }

/** What a failure is about, if not an opened picture. `network`: the networks dialog shows it while it is open. */
export type FailureTopic = 'answer' | 'network' | 'saving' | 'copying' | 'reading' | 'offer' | 'stretching'

/** The last failure, and what to do. It changes nothing else: what is shown stays, and the queue continues. */
export interface Failure {
  problem: Problem
  /** The name of the file that failed. */
  picture?: string
  /** Its place in the list, if a person chose it there: Remove removes it, not the picture on the stage. */
  pictureId?: number
  /** The names of pictures that failed before it and that nothing else mentions. */
  others?: readonly string[]
  /**
   * True once a later picture was answered and shown: the notice stays, but the page is no longer in the failed state.
   */
  isPast?: boolean
  about?: FailureTopic
  /** True if the notice should say that the network in use stays. */
  isUnharmed?: boolean
  /** The network that could not be loaded, if another try may help. */
  again?: string
  /** The files of a network for which there is no room: it can be used without being stored. */
  unkept?: { files: readonly File[]; keeping: Keeping }
}

/** The picture on the stage. The predictions follow a moment later, and the heatmap another moment later. */
export interface Shown {
  pictureId: number
  photo: Photo
  /** The most probable classes, while the outcome is being computed. */
  predictions?: readonly Prediction[]
  outcome?: Outcome
}

/** What can be asked of a forward pass. */
export type PassReader = Pick<Explainer, 'explain' | 'details' | 'measure'>

/** How far an explanation of many passes is, with the answer so far. */
export interface Explaining extends ExplainProgress {
  pictureId: number
  classIndex: number
}

/** Pictures that were removed from the list and can be restored. */
export interface Removal {
  /** Each with its index in the previous list. */
  pictures: readonly { picture: Picture; at: number }[]
  /** The id of the one that was on the stage. */
  shownId?: number
  /** How many of them counted as analysed. */
  finished: number
}

export interface AppState extends ModelsState, PageOptions {
  /** What actions work with that are fetched later, with the part of the page that needs them. */
  deps: StoreDeps
  phase: Phase
  /** The network that is in use or loading; null until it is chosen. */
  modelId: string | null
  failure: Failure | null
  engine: OpenedNetwork | null
  pictures: readonly Picture[]
  /** How many pictures were analysed since the queue was last empty. */
  finished: number
  /** The picture that a person wants on the stage; null while the stage follows the analysis. */
  picked: number | null
  /** Removals from the list, the newest last. */
  removals: readonly Removal[]
  /** The export in progress. */
  exporting: ExportProgress | null
  /** How often a person has asked for another picture or class on the stage. */
  userActions: number
  shown: Shown | null
  /** The explanation of many passes that is being made, or null. */
  explaining: Explaining | null
  /** The last outcome on the stage. It stays beside the stage until the next one is ready. */
  lastOutcome: Outcome | null
  settings: Settings
  view: ViewId
  /** The common scale of the classes of the picture, if it is wanted and known: the maps are drawn on it. */
  rescaling: Rescaling | null
  /** What a person calls the classes of networks, by {@link namesKey}; the newest last. */
  answerNames: ReadonlyMap<string, AnswerNames>
  /** What a person calls networks, by their ids. */
  networkNames: ReadonlyMap<string, string>
  /** The list of classes that a person gave last, while something is to be said of it. */
  givenList: GivenList | null
  /** The values of the network's inputs for numbers, by their names; zeros where they are missing. */
  numberInputs: Readonly<Record<string, readonly number[]>>
  /** The preprocessing that a person said is right, as a text; null if none. */
  trusted: string | null
  /** The address of a picture that the page's address asks for; null if it asks for none. */
  pictureAddress: string | null
  /** True if a person came by a link to an answer about a picture that only another person has. */
  isGreeted: boolean
  /** The same for a network. */
  networkAddress: string | null
  /** What was ignored, or did not go as it should, without harm. */
  notices: readonly Notice[]
  /** Loads the network; also retries after a failure. */
  load(): Promise<void>
  /**
   * Switches to another network and explains the pictures again with it. If it fails to load, the previous one is in
   * use again, with its answers. With `isUpdate`, the host's newer version replaces the stored one.
   */
  useModel(id: string, isUpdate?: boolean): Promise<void>
  /** Terminates the worker, loads the network in a new one, and continues where it stopped. */
  restart(): Promise<void>
  /**
   * Explains pictures one after another. The newest choice takes precedence as soon as it is made, even while its files
   * are still to come: it is analysed first and takes the stage. A sample that was still waiting is dropped;
   * a person's own pictures keep waiting. `address` is where a picture was fetched from.
   */
  open(files: readonly File[] | Promise<readonly File[]>, address?: string): Promise<void>
  /**
   * Explains and draws with the settings that the picture on the stage was saved with. Notices say what is not
   * available here; that stays unchanged.
   */
  applySavedSettings(): Promise<void>
  /** Declines them. */
  declineSavedSettings(): void
  /**
   * Replaces the picture on the stage, which uses a small part of the value range, by a stretched version; the network
   * gets that too.
   */
  stretch(): Promise<void>
  /** Undoes the stretching. */
  undoStretch(): Promise<void>
  /** Declines the offer to stretch. */
  declineStretch(): void
  /** Stops the analysis; waiting pictures are held, and finished ones stay. */
  cancel(): void
  /** Analyses the pictures that are held. */
  resume(): Promise<void>
  /** Removes pictures from the list, until {@link undoRemove} restores them. */
  remove(pictureIds: readonly number[]): Promise<void>
  /** Restores the pictures that were removed last; called again, those removed before them. */
  undoRemove(): Promise<void>
  /** Shows a failure. */
  refuse(problem: Problem, picture?: string, more?: Pick<Failure, 'about' | 'pictureId'>): void
  /** Clears the failure about a topic, because it works now. */
  settle(topic: FailureTopic): void
  /** Adds a notice once: something was left out, without harm. */
  notify(notice: Notice): void
  /** Shows a picture in the list; a waiting one is analysed next. */
  pick(pictureId: number): Promise<void>
  /**
   * Shows a picture with the heatmap of a class, for Back and Forward. A picture that is no longer in the list changes
   * nothing.
   */
  revisit(pictureId: number, classIndex: number): Promise<void>
  /** Clears the stage, as before the first picture; the list stays. */
  leaveStage(): void
  /** Explains another class of the picture on the stage, from the stored forward pass. */
  explainClass(classIndex: number): Promise<void>
  /**
   * Explains another class of the picture on the stage without any other change; each class is asked for once. Null if
   * the engine is busy with something else, and once the signal is aborted.
   */
  prefetchClass(classIndex: number, signal: AbortSignal): Promise<Explanation | null>
  /** The explanation that {@link prefetchClass} already has, else null. */
  seenClass(classIndex: number): Explanation | null
  /**
   * Moves what the network sees of the picture on the stage, which then begins at so many pixels of the side along which
   * it can be moved, and analyses that; with null, the middle. The class stays if a person chose it. Throws a `part`
   * error.
   */
  moveSeen(pictureId: number, from: number | null): Promise<void>
  /** Shows a view of the answer. */
  see(view: ViewId): void
  /** Ends the explanation of many passes that is being made; what there is of it is its answer. */
  stop(): void
  /** What each method can do and costs for such a question to the network in use, by ids. Throws a `part` error. */
  readFacts: Explainer['facts']
  /** What each metric is, and costs in the network in use. Throws a `part` error. */
  readMetrics: Explainer['aboutMetrics']
  /**
   * Runs a job on the forward pass of the picture on the stage, between other jobs. It is run again if its pass is lost
   * meanwhile. Throws a `picture` error if there is no answer on the stage, and what the explainer throws.
   */
  onPass<T>(
    job: (pass: number, explainer: PassReader, explanation: Explanation) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T>
  /** Changes settings. */
  change(settings: Partial<Settings>): Promise<void>
  /** Resets the settings to the notebook's. */
  resetSettings(): Promise<void>
  /** Names the classes of the output in use, also in what is answered already. Throws a `part` error. */
  nameAnswers(names: AnswerNames): Promise<void>
  /**
   * Takes a file for a list of the classes of the network in use, and names them if it fits; it is kept for the network
   * that is added next. False if there is no network, or the file may be something else; with `isNoNetwork`, any list of
   * short names is one. Throws `load` and `part` errors.
   */
  takeClassList(file: File, isNoNetwork?: boolean): Promise<boolean>
  /** Goes back to the names before the list that was given last. Throws a `part` error. */
  undoClassList(): Promise<void>
  /** Gives an input of the network its numbers, and answers every picture anew. Throws a `part` error. */
  setNumbers(name: string, values: readonly number[]): Promise<void>
  /**
   * Changes how the input of the network in use is made of a picture, and remembers that for this network. The picture
   * on the stage is analysed again; the answers of the others are out of date. Throws a `part` error.
   */
  changePreprocessing(preprocessing: Preprocessing): Promise<void>
  /** Restores what the network's file says, or what was guessed. Throws a `part` error. */
  resetPreprocessing(): Promise<void>
  /**
   * Runs the network on the picture on the stage with one preprocessing after another, which may differ from the
   * present one in values and order of the channels; the answer on the stage stays. `onAnswer` receives the most
   * probable class of each.
   */
  tryPreprocessings(
    choices: readonly Preprocessing[],
    onAnswer: (choice: number, first: Prediction) => void,
    signal: AbortSignal,
  ): Promise<void>
  /** Says that the preprocessing in use is right, whatever the answers look like. */
  trustPreprocessing(): void
  chooseTheme(theme: ThemeId): void
  embedSettings(embeds: boolean): void
  switchKeys(uses: boolean): void
  /** Removes the failure, the notices or the undo offers from the page; all of them if none is named. */
  dismiss(what?: 'failure' | 'notices' | 'removals' | 'givenList' | 'beside'): void
  /**
   * The arrays that the answer on the stage was made of. Throws a `picture` error if there is none, and what the
   * explainer throws.
   */
  readDetails(): Promise<Details>
  /**
   * Opens a photo at full size, until it is closed: a large one is displayed at a reduced size. Throws a `picture`
   * error.
   */
  openWhole(photo: Photo): Promise<OpenWhole>
  /** The memory that the network uses now. Throws `lost` or `worker` errors. */
  measureMemory(): Promise<Memory>
  /**
   * The picture on the stage as a PNG at full size, with the map as it is drawn; the file has its name. Throws a
   * `picture` error.
   */
  savePicture(): Promise<File>
  /** Every number of the answer on the stage as JSON; the file has its name. Throws a `picture` error. */
  saveData(): Promise<File>
  /** Every number of the answer on the stage as .npy files in a .zip. Throws what {@link readDetails} throws. */
  saveArrays(): Promise<File>
  /**
   * All explained pictures in a .zip: each with its heatmap as it is drawn and its data, and a table that also says, by
   * `inWords`, why other pictures are missing. Everything is as it was at the time of the call, whatever changes
   * meanwhile. Null if cancelled. Throws a `picture` error, what the explainer throws if a picture has to be explained
   * again, and a `passGone` error if another network was loaded before that.
   */
  exportAll(inWords: MessageFormatter): Promise<File | null>
  /**
   * All explained pictures, small, on one PNG, with an empty place for each that could not be opened. Null if
   * cancelled. Throws what {@link exportAll} throws.
   */
  drawSheet(texts: SheetTexts): Promise<File | null>
  cancelExport(): void
}

export type AppStore = StoreApi<AppState>

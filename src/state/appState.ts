import type { StoreApi } from 'zustand/vanilla'
import type { Notice, Problem } from '../errors/codes.ts'
import type { WayOn } from '../errors/index.ts'
import type { Outcome } from '../export/savedData.ts'
import type { SavedSettings } from '../export/savedSettings.ts'
import type { UsedRange } from '../image/input/range.ts'
import type { PageOptions, ThemeId } from '../settings/pageOptions.ts'
import type { Settings } from '../settings/settings.ts'
import type { Details, Explanation, Keeping, LoadProgress, Memory, Prediction } from '../types.ts'
import type { MessageFormatter } from '../words/formatMessage.ts'
import type { OpenedNetwork } from '../worker/explainer/createExplainer.ts'
import type { Photo } from '../worker/image/imageWorker.ts'
import type { OpenWhole } from '../worker/page/connectImageWorker.ts'
import type { SheetTexts } from './exportFiles.ts'
import type { ExportProgress } from './exporting.ts'
import type { ModelsState } from './models.ts'

/** A picture of the list. */
export interface Picture {
  id: number
  file: File
  /** With which choice it came: the pictures of the newest one are looked at first. */
  choice: number
  /** False where it was chosen together with others. */
  isSingle: boolean
  /** Where it was fetched from, where a person gave its address. */
  address?: string
  /** How a picture that Heatlens saved was explained and drawn; null once a person has used that or declined it. */
  savedSettings?: SavedSettings | null
  /** What it was made of, where its values were stretched over their whole range. */
  stretched?: { from: File; range: UsedRange }
  /** True once the offer to stretch it was declined. */
  staysDark?: boolean
  /** `held`: it waits until a person says that the rest is to be looked at. */
  state: 'waiting' | 'working' | 'done' | 'failed' | 'held'
  /** A small JPEG of it, once it was opened. */
  thumbnail?: Blob
  outcome?: Outcome
  /** Why it failed, and what to do. */
  problem?: Problem
  /** It failed for want of a file of Heatlens, so that it may do another time. */
  isUntried?: boolean
}

/** What the app is doing. `stopped`: it has no network to work with, and the way on is a button. */
export type Phase =
  | { at: 'loading'; progress: LoadProgress /** Why it is loaded again by itself. */; why?: Notice }
  | { at: 'stopped'; problem: Problem; way: WayOn }
  | { at: 'working'; picture: string }
  | { at: 'resting' }

/** What a failure can be about, beside the pictures that are opened. `network`: it belongs to the dialog of the networks, as long as that is open. */
export type FailureTopic = 'network' | 'saving' | 'copying' | 'reading' | 'offer' | 'stretching'

/** The last thing that did not work, and what to do. It takes nothing away: what is shown stays, what waits goes on. */
export interface Failure {
  problem: Problem
  /** The name of the file that it is about. */
  picture?: string
  /** The names of pictures that failed before it, and that nothing else tells about. */
  others?: readonly string[]
  /** True once a later picture was answered and shown: the notice stays, the page is no longer in that state. */
  isPast?: boolean
  about?: FailureTopic
  /** True where that the network in use stays so is worth a word. */
  isUnharmed?: boolean
  /** The network that could not be taken into use, where another try may help. */
  again?: string
  /** The files of a network for which there is no room: it can be used without being kept. */
  unkept?: { files: readonly File[]; keeping: Keeping }
}

/** The picture on the stage. What the network sees comes a moment after it, and where it looked another moment later. */
export interface Shown {
  pictureId: number
  photo: Photo
  /** The most probable classes, while the outcome is on its way. */
  predictions?: readonly Prediction[]
  outcome?: Outcome
}

/** Pictures that were taken off the list, and can be put back. */
export interface Removal {
  /** Each with its place in the list of before. */
  pictures: readonly { picture: Picture; at: number }[]
  /** The one of them that was on the stage. */
  shownId?: number
  /** How many of them were counted as looked at. */
  finished: number
}

export interface AppState extends ModelsState, PageOptions {
  phase: Phase
  /** The network that is in use or on its way; null until it is chosen. */
  modelId: string | null
  failure: Failure | null
  engine: OpenedNetwork | null
  pictures: readonly Picture[]
  /** How many pictures were looked at since the list had none that waits. */
  finished: number
  /** The picture that a person wants on the stage; null while the stage follows the pictures that are looked at. */
  picked: number | null
  /** What was taken off the list, the last of it at the end. */
  removals: readonly Removal[]
  /** The export that is under way. */
  exporting: ExportProgress | null
  /** How often a person has asked for something else on the stage: a picture, or a class of it. */
  userActions: number
  shown: Shown | null
  /** The last outcome that was on the stage: what stands beside it until the next one is there. */
  lastOutcome: Outcome | null
  settings: Settings
  /** Of a picture elsewhere that the page's address asks for; null where it asks for none. */
  pictureAddress: string | null
  /** What was ignored, or did not go as it should and does no harm. */
  notices: readonly Notice[]
  /** Loads the network; also again, after a failure. */
  load(): Promise<void>
  /**
   * Takes another network into use; the pictures are explained anew by it. Where it does not come, the one before it is in use again, with its
   * answers. With `isUpdate`, the host's newer version takes the place of what is kept.
   */
  useModel(id: string, isUpdate?: boolean): Promise<void>
  /** Throws the worker away, loads the network in a new one, and goes on where it stopped. */
  restart(): Promise<void>
  /**
   * Explains pictures one after another. The newest choice wins, from the moment it is made, also over files that are yet to come: it is looked at
   * first, and the stage is its. A single picture that was still waiting is dropped; several that were chosen together wait on. `address` is where a
   * picture was fetched from.
   */
  open(files: readonly File[] | Promise<readonly File[]>, address?: string): Promise<void>
  /** Explains and draws as the picture on the stage says that it was saved. What is not here of it is told, and left as it is. */
  applySavedSettings(): Promise<void>
  /** Leaves all as it is. */
  declineSavedSettings(): void
  /** Takes the picture on the stage, of which a small part of the range is used, with its values stretched; the network gets those. */
  stretch(): Promise<void>
  /** Takes it as it was again. */
  undoStretch(): Promise<void>
  /** Leaves it as it is. */
  declineStretch(): void
  /** Stops looking at pictures; those that wait are held, and what is done stays. */
  cancel(): void
  /** Looks at the pictures that are held. */
  resume(): Promise<void>
  /** Takes pictures off the list, until {@link undoRemove} puts them back. */
  remove(pictureIds: readonly number[]): Promise<void>
  /** Puts the pictures back that were removed last; the next time, those that were removed before them. */
  undoRemove(): Promise<void>
  /** Says that something did not work. */
  refuse(problem: Problem, picture?: string, more?: Pick<Failure, 'about'>): void
  /** Takes the failure of a deed away, since it has worked now. */
  settle(topic: FailureTopic): void
  /** Says once that something was left out and does no harm. */
  notify(notice: Notice): void
  /** Shows a picture of the list; one that waits is looked at next. */
  pick(pictureId: number): Promise<void>
  /** The same, with the heat for a class: where a person was before. A picture that is not in the list any more changes nothing. */
  revisit(pictureId: number, classIndex: number): Promise<void>
  /** Takes the picture off the stage, as it was before the first one; the list stays. */
  leaveStage(): void
  /** Explains another class of the picture that is shown, from the kept forward pass. */
  explainClass(classIndex: number): Promise<void>
  /**
   * What the answer for another class of the picture on the stage would be; nothing changes, and it is asked once. Null where the engine is
   * busy with something else, and once the signal is aborted.
   */
  prefetchClass(classIndex: number, signal: AbortSignal): Promise<Explanation | null>
  /** What {@link prefetchClass} has seen already, else null. */
  seenClass(classIndex: number): Explanation | null
  /** Changes how it is asked or drawn. */
  change(settings: Partial<Settings>): Promise<void>
  /** Asks and draws as the notebook does. */
  resetSettings(): Promise<void>
  chooseTheme(theme: ThemeId): void
  embedSettings(embeds: boolean): void
  switchKeys(uses: boolean): void
  /** Takes what went wrong, what was ignored or what could be put back off the page; all of it where nothing is named. */
  dismiss(what?: 'failure' | 'notices' | 'removals'): void
  /** What the answer on the stage was made of. Throws a `picture` error where there is none, and what the explainer throws. */
  readDetails(): Promise<Details>
  /** Opens a photo to look at parts of it at its own size, until it is closed: what is shown of a large one is smaller. Throws a `picture` error. */
  openWhole(photo: Photo): Promise<OpenWhole>
  /** What the network takes in memory now. Throws `lost` or `worker` errors. */
  measureMemory(): Promise<Memory>
  /** The picture that is shown as a PNG of its own size, with the map over it as it is drawn, under the name for it. Throws a `picture` error. */
  savePicture(): Promise<File>
  /** Every number of the answer on the stage as JSON, under the name for it. Throws a `picture` error. */
  saveData(): Promise<File>
  /** Every number of the answer on the stage, as .npy files in a .zip. Throws what {@link readDetails} throws. */
  saveArrays(): Promise<File>
  /**
   * All explained pictures in a .zip: each with its heat as it is drawn, and its data; and a table of all, with why the others are not there, said by `inWords`. All is
   * as it was when it was asked for, whatever is changed meanwhile. Null where it was cancelled. Throws a `picture` error, what the explainer throws where
   * a picture has to be asked again, and a `passGone` error where another network came before that.
   */
  exportAll(inWords: MessageFormatter): Promise<File | null>
  /** All explained pictures, small, on one PNG, with an empty place for each that could not be opened. Null where it was cancelled. Throws the same. */
  drawSheet(texts: SheetTexts): Promise<File | null>
  cancelExport(): void
}

export type AppStore = StoreApi<AppState>

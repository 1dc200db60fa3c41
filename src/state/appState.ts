import type { StoreApi } from 'zustand/vanilla'
import type { Details, Explanation, LoadProgress, Memory } from '../types.ts'
import type { Opened } from '../worker/createExplainer.ts'
import type { Photo } from '../worker/darkroom.ts'
import type { ModelShelfState } from './modelShelf.ts'
import type { Outcome } from './savedData.ts'
import type { Settings } from './settings.ts'

/** A picture of the list. */
export interface Picture {
  id: number
  file: File
  state: 'waiting' | 'working' | 'done' | 'failed'
  outcome?: Outcome
  /** Why it failed, and what to do. */
  problem?: string
}

/** What the app is doing. `stopped`: it has no network to work with, and the way on is a button. */
export type Phase =
  | { at: 'loading'; progress: LoadProgress /** Why it is loaded again by itself, as a sentence. */; why?: string }
  | { at: 'stopped'; problem: string; way: 'load' | 'restart' }
  | { at: 'working'; picture: string }
  | { at: 'resting' }

/** The last thing that did not work, and what to do. It takes nothing away: what is shown stays, what waits goes on. */
export interface Failure {
  problem: string
  /** The name of the file that it is about. */
  picture?: string
}

/** The picture on the stage. Its outcome comes a moment after it. */
export interface Shown {
  pictureId: number
  photo: Photo
  outcome?: Outcome
}

export interface AppState extends ModelShelfState {
  phase: Phase
  /** The network that is in use or on its way; null until it is chosen. */
  modelId: string | null
  failure: Failure | null
  engine: Opened | null
  pictures: readonly Picture[]
  shown: Shown | null
  /** The last outcome that was on the stage: what stands beside it until the next one is there. */
  lastOutcome: Outcome | null
  settings: Settings
  /** Sentences about what was ignored, or did not go as it should and does no harm. */
  notices: readonly string[]
  /** Loads the network; also again, after a failure. */
  load(): Promise<void>
  /** Takes another network into use; the pictures are explained anew by it. */
  useModel(id: string): Promise<void>
  /** Throws the worker away, loads the network in a new one, and goes on where it stopped. */
  restart(): Promise<void>
  /**
   * Explains pictures one after another. Those that were still waiting are dropped: the newest choice wins, from the moment
   * it is made, also over files that are yet to come.
   */
  open(files: readonly File[] | Promise<readonly File[]>): Promise<void>
  /** Says that something did not work. */
  refuse(problem: string, picture?: string): void
  /** Shows a picture of the list again. */
  pick(pictureId: number): Promise<void>
  /** Explains another class of the picture that is shown, from the kept forward pass. */
  explainClass(classIndex: number): Promise<void>
  /**
   * What the answer for another class of the picture on the stage would be; nothing changes, and it is asked once. Null where the engine is
   * busy with something else, and once the signal is aborted.
   */
  peekClass(classIndex: number, signal: AbortSignal): Promise<Explanation | null>
  /** What {@link peekClass} has seen already, else null. */
  seenClass(classIndex: number): Explanation | null
  /** Changes how it is asked or drawn. */
  change(settings: Partial<Settings>): Promise<void>
  /** Takes what went wrong and what was ignored off the page. */
  dismiss(): void
  /** What the answer on the stage was made of. Throws PictureError where there is none, and what the explainer throws. */
  readDetails(): Promise<Details>
  /** What the network takes in memory now. Throws EngineLostError or WorkerError. */
  measureMemory(): Promise<Memory>
  /** The picture that is shown as a PNG of its own size, with the map over it as it is drawn. Throws PictureError. */
  savePicture(): Promise<Blob>
  /** Every number of the answer on the stage, as .npy files in a .zip. Throws what {@link readDetails} throws. */
  saveArrays(): Promise<Blob>
  /** A Python script that makes the answer on the stage again. Throws PictureError where there is none. */
  toPython(): string
}

export type AppStore = StoreApi<AppState>

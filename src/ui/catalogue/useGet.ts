import { create } from 'zustand'
import type { Problem } from '../../errors/codes.ts'

/** What the dialog shows: the list, one network, or an address that a person gives. */
export type GetView =
  | { at: 'list' }
  | { at: 'network'; id: string; byHand?: boolean }
  | { at: 'address'; address?: string }

/** A download that runs. */
export interface Run {
  /** What is fetched: the network's name, or the name of the file. */
  name: string
  host: string
  loaded: number
  /** 0 while nobody knows. */
  total: number
  step: 'fetching' | 'checking' | 'adding'
  /** The view whose frame fetches it: it stays as long as that. */
  frame?: GetView
  cancel(): void
}

/** Getting a network. The page's first files know only this. */
export interface Get {
  /** Null while the dialog is closed. */
  view: GetView | null
  run: Run | null
  /** Why the last download failed. */
  problem: Problem | null
}

export const useGet = create<Get>(() => ({ view: null, run: null, problem: null }))

/** Opens the dialog. What runs in a frame is shown again. */
export const openGet = (view: GetView = { at: 'list' }): void =>
  useGet.setState(({ run }) => ({ view: run?.frame ?? view, ...(!run && { problem: null }) }))

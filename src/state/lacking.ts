import type { ErrorCode, Problem } from '../errors/codes.ts'

/** What files of a network lack: more of its weights, all of them, or the file that describes it. */
export type Lack = 'shards' | 'weights' | 'modelJson' | 'architecture'

const lacks: { readonly [Code in ErrorCode]?: Lack } = {
  filesMissing: 'shards',
  packageFileMissing: 'shards',
  weightsNotBeside: 'weights',
  modelJsonMissing: 'modelJson',
  keras3Weights: 'architecture',
  architectureMissing: 'architecture',
  notVggLayout: 'architecture',
  noDenseLayers: 'architecture',
  tooManyWeights: 'architecture',
}

/** Files of one network that came so far, while others of it are missing. */
export interface Collected {
  files: readonly File[]
  lack: Lack
  problem: Problem
}

/** What files lack that could not be opened because of this problem; undefined if more files would not help. */
export const lackOf = ({ code }: Problem): Lack | undefined => lacks[code]

/** Files with others: of two with one name, the later. */
export function withFiles(before: readonly File[], more: readonly File[]): File[] {
  const names = new Set(more.map(({ name }) => name))
  return [...before.filter(({ name }) => !names.has(name)), ...more]
}

/** True if a problem with more files is nearer to the end than the one before. */
export function isNearer(before: Problem, now: Problem): boolean {
  if (now.code !== before.code) return lackOf(now) !== undefined
  const [then, left] = [countOf(before), countOf(now)]
  // Of weights without their description there are more, of missing files fewer.
  return lackOf(now) === 'modelJson' ? left > then : left < then
}

const countOf = ({ parameters }: Problem) => ('count' in parameters ? parameters.count : 0)

/** What became clear of files that are no network: they may belong to one, or are meant as the labels of one. */
export type Stray = 'unknown' | 'labels'

const strays: { readonly [Code in ErrorCode]?: Stray } = { noNetworkInFiles: 'unknown', notAClassList: 'labels' }

export const strayOf = ({ code }: Problem): Stray | undefined => strays[code]

const tooLarge: { readonly [Code in ErrorCode]?: true } = { networkNeedsMore: true, modelTooLarge: true }

/** True if a device cannot hold a network, so that a lower precision may help. */
export const isTooLarge = ({ code }: Problem): boolean => tooLarge[code] === true

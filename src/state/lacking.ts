import type { ErrorCode, Problem } from '../errors/codes.ts'

/** What files of a network lack: more of its weights, all of them, or the file that describes it. */
export type Lack = 'shards' | 'weights' | 'modelJson' | 'architecture'

const lacks: { readonly [Code in ErrorCode]?: Lack } = {
  filesMissing: 'shards',
  packageFileMissing: 'shards',
  weightsNotBeside: 'weights',
  modelJsonMissing: 'modelJson',
  keras3Weights: 'architecture',
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
  if (now.code !== 'filesMissing' || before.code !== 'filesMissing') return false
  return now.parameters.count < before.parameters.count
}

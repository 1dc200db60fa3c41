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
export interface Part {
  files: readonly File[]
  lack: Lack
  problem: Problem
}

/** The files that came so far. */
export interface Collected extends Part {
  /** Those that came as well and do not belong to these: what comes next may belong to one of them. */
  aside?: readonly Part[]
  /** True if another network was added since. */
  isLeft?: true
}

/** True while files of a network come one after another. */
export const isCollecting = (collected: Collected | null): boolean => collected !== null && !collected.isLeft

/** What to keep: the first part, and the others aside; null if there is none. */
export function toCollected(parts: readonly (Part | undefined)[]): Collected | null {
  const [first, ...aside] = parts.filter((part) => part !== undefined)
  if (!first) return null
  const { files, lack, problem } = first
  return { files, lack, problem, ...(aside.length > 0 && { aside }) }
}

/** What files lack that could not be opened because of this problem; undefined if more files would not help. */
export const lackOf = ({ code }: Problem): Lack | undefined => lacks[code]

/** Files with others: of two with one name, the later. */
export function withFiles(before: readonly File[], more: readonly File[]): File[] {
  const names = new Set(more.map(({ name }) => name))
  return [...before.filter(({ name }) => !names.has(name)), ...more]
}

/** True if all of these files are among those that came before, as far as their names and sizes tell. */
export const hasAll = (before: readonly File[], files: readonly File[]): boolean =>
  files.every(({ name, size }) => before.some((one) => one.name === name && one.size === size))

/** True if a part with more files is nearer to a network than the one before. */
export function isNearer(before: Part, now: Part | undefined): boolean {
  if (!now) return false
  // Of a package, only the first missing file is told.
  if (now.problem.code !== before.problem.code || now.problem.code === 'packageFileMissing') return true
  const [then, left] = [countOf(before), countOf(now)]
  // Of weights without their description there are more, of missing files fewer.
  if (now.lack === 'modelJson') return left > then
  return now.lack === 'shards' && left < then
}

const countOf = ({ problem: { parameters } }: Part) => ('count' in parameters ? parameters.count : 0)

/** What became clear of files that are no network: they may belong to one, or are meant as the labels of one. */
export type Stray = 'unknown' | 'labels'

const strays: { readonly [Code in ErrorCode]?: Stray } = { noNetworkInFiles: 'unknown', notAClassList: 'labels' }

export const strayOf = ({ code }: Problem): Stray | undefined => strays[code]

const tooLarge: { readonly [Code in ErrorCode]?: true } = { networkNeedsMore: true, modelTooLarge: true }

/** True if a device cannot hold a network, so that a lower precision may help. */
export const isTooLarge = ({ code }: Problem): boolean => tooLarge[code] === true

/** Files of which each may be a network of its own. */
export const WHOLE = /\.(?:keras|onnx|h5|hdf5|safetensors|pth?|pt2|ckpt|zip|tar|t?gz)$/i

/** The name of the file that stands for a network. */
export const mainOf = (files: readonly File[]): string =>
  (files.find(({ name }) => WHOLE.test(name)) ?? files[0])?.name ?? ''

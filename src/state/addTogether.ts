import { HeatlensError, isAboutRoom, toProblem } from '../errors/index.ts'
import {
  type Collected,
  hasAll,
  isNearer,
  isTooLarge,
  lackOf,
  type Part,
  strayOf,
  toCollected,
  withFiles,
} from './lacking.ts'

/** What became of files: the id of their network, or why they are none; and which files to keep for the next ones. */
export type Added = { id: string; collected: Collected | null } | Failed

export type Failed = { error: unknown; files: readonly File[]; collected: Collected | null }

type Add = (files: readonly File[]) => Promise<string>

/**
 * Adds the first of several sets of files that is a network, with what came before, and gives the other sets. Where none
 * is, what became of the first.
 */
export async function addOneOf(
  sets: readonly (readonly File[])[],
  before: Collected | null,
  add: Add,
  signal: AbortSignal,
): Promise<{ added: Added; others: readonly (readonly File[])[] }> {
  let collected = before
  let first: Failed | undefined
  for (const [at, files] of sets.entries()) {
    const added = await addTogether(collected, files, add, signal)
    const isEnd = 'id' in added || signal.aborted || isTooLarge(toProblem(added.error)) || isAboutRoom(added.error)
    if (isEnd) return { added, others: sets.toSpliced(at, 1) }
    collected = added.collected
    first ??= added
  }
  const error = new HeatlensError('noNetworkInFiles')
  // What is kept says so itself.
  return { added: { error, files: [], ...first, collected }, others: collected ? [] : sets.slice(1) }
}

/** The same of one try. */
type Tried = { id: string } | { error: unknown; files: readonly File[]; part: Part | undefined }

/**
 * Adds files together with those that came before, if there are any: with those that are listed first, then with each
 * set that did not belong to these. They may also be another network, which is then added alone. Otherwise it gives the
 * error that says more. Of what came, no part of a network is left out of what to keep.
 */
export async function addTogether(
  before: Collected | null,
  files: readonly File[],
  add: Add,
  signal: AbortSignal,
): Promise<Added> {
  const [first, ...aside] = before ? [before, ...(before.aside ?? [])] : []
  if (!first) return addFirst(files, add, signal)
  const all = [first, ...aside]
  // Weights that nothing describes are of no use to a network that is whole without them.
  const isUndescribed = first.lack === 'architecture' || first.lack === 'modelJson'
  const whole = isUndescribed ? await attempt(files, add) : undefined
  if (whole && 'id' in whole) return { ...whole, collected: toCollected(all) }
  const together = await attempt(withFiles(first.files, files), add)
  if ('id' in together) return { ...together, collected: toCollected(aside) }
  const { part } = together
  const asTogether = { ...together, collected: toCollected([part ?? first, ...aside]) }
  // They are a whole network, for which there is no room.
  if (signal.aborted || isTooLarge(toProblem(together.error)) || isAboutRoom(together.error)) {
    return { ...together, collected: toCollected(aside) }
  }
  const alone = whole ?? (await attempt(files, add))
  if ('id' in alone) return { ...alone, collected: toCollected(all) }
  // They brought it nearer to its end, and something else is still to come.
  const isOnlyThem = alone.part !== undefined && isSame(alone.error, together.error)
  if (isNearer(first, part) && !isOnlyThem) return asTogether
  if (hasAll(first.files, files)) return asTogether
  const stray = strayOf(toProblem(alone.error))
  // Nothing that came before mends a file that is damaged or hostile.
  if (!alone.part && !stray) return { ...alone, collected: before }
  for (const [at, set] of aside.entries()) {
    if (alone.part && isOfAnother(alone.part, set)) continue
    const others = [first, ...aside.toSpliced(at, 1)]
    const now = await attempt(withFiles(set.files, files), add)
    if ('id' in now) return { ...now, collected: toCollected(others) }
    const isBetter = isNearer(set, now.part) && !(alone.part && isSame(alone.error, now.error))
    if (now.part && isBetter) return { ...now, collected: toCollected([now.part, ...others]) }
  }
  // Labels, or what nobody knows: it may belong to what was there.
  if (stray === 'unknown' || stray === 'labels') return { ...alone, collected: asTogether.collected }
  if (!alone.part) return { ...alone, collected: before }
  const names = new Set(files.map(({ name }) => name))
  const other = first.files.find(({ name }) => !names.has(name))
  // What came now says best what it lacks: those before were left for another network, or are none that it asks for.
  const isOwn = before?.isLeft || isOfAnother(alone.part, first) || (part && isDescription(alone.part))
  // The later of two with one name counts, but the earlier may still be meant.
  if (!other || isOwn) return { ...alone, collected: toCollected([alone.part, ...all]) }
  const error = part
    ? new HeatlensError('filesApart', { file: files[0]?.name ?? '', other: other.name })
    : together.error
  // They may fit what comes next.
  return { ...together, error, collected: toCollected([...all, alone.part]) }
}

/** Adds the first files. An architecture and weights that do not belong together are kept as two sets. */
async function addFirst(files: readonly File[], add: Add, signal: AbortSignal): Promise<Added> {
  const tried = await attempt(files, add)
  if ('id' in tried) return { ...tried, collected: null }
  const { code, parameters } = toProblem(tried.error)
  if (code !== 'architectureUnfit' || signal.aborted) return { ...tried, collected: toCollected([tried.part]) }
  const isArchitecture = ({ name }: File) => name === parameters.architecture
  const others = await attempt(
    files.filter((file) => !isArchitecture(file)),
    add,
  )
  const alone = await attempt(files.filter(isArchitecture), add)
  const parts = [others, alone].map((one) => ('id' in one ? undefined : one.part))
  return { ...tried, collected: toCollected(parts) }
}

/** True if files lack as much with others as alone: the others are of no use to them. */
function isSame(alone: unknown, together: unknown): boolean {
  const [one, other] = [toProblem(alone), toProblem(together)]
  return one.code === other.code && JSON.stringify(one.parameters) === JSON.stringify(other.parameters)
}

/** True of files that say themselves which others they lack. */
const isDescription = ({ lack }: Part): boolean => lack === 'shards' || lack === 'weights'

/** True of files that lack the same, such as the weights of two networks: they never belong together. */
const isOfAnother = (one: Part, other: Part): boolean => one.lack === other.lack && one.lack !== 'modelJson'

async function attempt(files: readonly File[], add: Add): Promise<Tried> {
  try {
    return { id: await add(files) }
  } catch (error) {
    const problem = toProblem(error)
    const lack = lackOf(problem)
    return { error, files, part: lack && { files, lack, problem } }
  }
}

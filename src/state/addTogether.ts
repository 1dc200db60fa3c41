import { isAboutRoom, toProblem } from '../errors/index.ts'
import { type Collected, isNearer, isTooLarge, lackOf, strayOf, withFiles } from './lacking.ts'

/** What became of files: the id of their network, or why they are none, and which of them to keep. */
export type Added = { id: string } | { error: unknown; files: readonly File[]; collected: Collected | null }

/**
 * Adds files together with those that came before, if there are any. They may also be another network, which is then
 * added alone. Otherwise it gives the error that says more, and what to keep for the next files.
 */
export async function addTogether(
  before: Collected | null,
  files: readonly File[],
  add: (files: readonly File[]) => Promise<string>,
  signal: AbortSignal,
): Promise<Added> {
  const all = before ? withFiles(before.files, files) : files
  const together = await attempt(all, add)
  if ('id' in together || !before || signal.aborted) return together
  const problem = toProblem(together.error)
  // They brought it nearer to its end, and something else is still to come.
  if (isNearer(before.problem, problem)) return together
  // They are a whole network, for which there is no room.
  if (isTooLarge(problem) || isAboutRoom(together.error)) return together
  const alone = await attempt(files, add)
  if ('id' in alone || signal.aborted) return alone
  const stray = strayOf(toProblem(alone.error))
  // Labels, or what nobody knows: it belongs to what was there.
  if (stray === 'unknown') return together
  if (stray === 'labels') return { ...alone, collected: together.collected ?? before }
  if (alone.collected) {
    // The parts do not fit: that is what to tell, and those before may fit others.
    return lackOf(problem) ? alone : { ...together, collected: before }
  }
  return { ...alone, collected: before }
}

async function attempt(files: readonly File[], add: (files: readonly File[]) => Promise<string>): Promise<Added> {
  try {
    return { id: await add(files) }
  } catch (error) {
    const problem = toProblem(error)
    const lack = lackOf(problem)
    return { error, files, collected: lack ? { files, lack, problem } : null }
  }
}

import { HeatlensError } from '../errors/index.ts'
import type { ToldObstacles } from '../errors/obstacles.ts'
import type { Pair } from '../model/storedNetwork.ts'

/** What keeps an architecture from running with the weights of another network. */
const ofWeights: ReadonlySet<string> = new Set(['weightsMissing', 'weightsOfOtherShape'])

/**
 * What `work` gives, over an architecture and weights from two files. If nothing but weights is wrong, they do not
 * belong together: throws `architectureUnfit`.
 */
export async function asPair<T>(pair: Pair | undefined, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!pair || !(error instanceof HeatlensError) || !isUnfit(error)) throw error
    const { architecture, weights } = pair
    throw new HeatlensError('architectureUnfit', { architecture, weights }, { cause: error })
  }
}

function isUnfit({ code, parameters }: HeatlensError): boolean {
  if (code !== 'networkObstacles') return false
  const { obstacles } = parameters as ToldObstacles
  return obstacles.every(({ reason }) => ofWeights.has(reason))
}

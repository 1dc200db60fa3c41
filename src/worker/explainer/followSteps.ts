import type { CamContext, Progress } from '../../explain/context.ts'
import { toExplanation } from '../../explain/explain.ts'
import type { Explanation } from '../../types.ts'

/** How far an explanation of many passes is. */
export interface ExplainProgress {
  /** Steps done, of how many; a step is about a forward pass. */
  done: number
  total: number
  /** The answer so far, if it can be shown. */
  soFar?: Explanation
}

/** An answer that is drawn costs the page some milliseconds. */
const MS_BETWEEN = 200

/** Makes what a method tells of its progress into answers so far, a few times a second. */
export function followSteps(onProgress: ((progress: ExplainProgress) => void) | undefined) {
  let context: CamContext | undefined
  let last: Progress | undefined
  let told = 0
  const soFar = async (): Promise<Explanation | undefined> => {
    if (!context || !last?.map) return undefined
    const { done, total, map } = last
    return { ...(await toExplanation(context, map)), unfinished: { done, total } }
  }
  return {
    /** The context that the answers are of. */
    follow(of: CamContext): void {
      context = of
    },
    take(progress: Progress): void {
      last = progress
      const now = performance.now()
      if (!onProgress || now - told < MS_BETWEEN) return
      told = now
      const { done, total } = progress
      soFar().then(
        (answer) => onProgress({ done, total, ...(answer && { soFar: answer }) }),
        // What is wrong with a map so far is wrong with the last one, which tells.
        () => {},
      )
    },
    soFar,
  }
}

/** Begins the analysis that waits for the part to rest; null if none waits. */
let waiting: (() => Promise<void>) | null = null
/** The last analysis of a moved part. */
let last: Promise<void> = Promise.resolve()

/**
 * A part that is being moved waits until it rests before it is analysed. Returns what ends the waiting: the part has
 * moved on, or rests.
 */
export function wait(begin: () => Promise<void>): () => void {
  waiting = begin
  return () => {
    if (waiting === begin) waiting = null
  }
}

/** Notes an analysis that has begun, and returns it. It never rejects. */
export function follow(analysis: Promise<void>): Promise<void> {
  last = analysis
  return analysis
}

/** Resolves once the answer is that of the part as it is on the screen: what is saved is what is seen. */
export async function settled(): Promise<void> {
  const begin = waiting
  waiting = null
  if (begin) await begin()
  await last
}

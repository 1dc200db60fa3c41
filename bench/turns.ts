import { setTimeout as wait } from 'node:timers/promises'
import { relativeDifference } from '../fixtures/goldens.ts'

/** Runs of each contender that count, and those before that do not. */
export const RUNS = 9
const WARM_UPS = 2

/** Threads that look for more work for a while have stopped by then. */
const PAUSE_MS = 150

/** Outputs that differ by more than this share of the largest value are not of the same computation. */
const TOLERANCE = 1e-3

/** Something that can be run again and again. */
export interface Entrant {
  /** Gives milliseconds. */
  run(): Promise<number>
  /** What the last run came to, the same for all that compute the same; empty where there is nothing to compare. */
  answer?(): Promise<readonly number[]>
  stop?(): void
}

/** What the runs of one contender gave, in milliseconds, or why there are none. */
export interface Runs {
  values: number[]
  failure?: string
}

/**
 * Starts contenders, checks each one's answer against that of the first, and runs them by turns, so that what the machine does
 * meanwhile meets them all alike. One that fails, or computes something else, takes part no more and says why.
 */
export async function byTurns<Name extends string>(
  starts: Record<Name, () => Promise<Entrant>>,
  { runs = RUNS, tolerance = TOLERANCE } = {},
): Promise<Record<Name, Runs>> {
  const names = Object.keys(starts) as Name[]
  const results = Object.fromEntries(names.map((name) => [name, { values: [] }])) as unknown as Record<Name, Runs>
  const inPlay = new Map<Name, Entrant>()
  const attempt = async (name: Name, work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      const [failure = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
      // What Playwright puts before the page's own words.
      const words = failure.replace(/^page\.\w+: (Error: )?/, '')
      results[name] = { values: [], failure: words }
      inPlay.get(name)?.stop?.()
      inPlay.delete(name)
      console.error(`${name}: ${words}`)
    }
  }
  let expected: readonly number[] | undefined
  try {
    for (const name of names) {
      await attempt(name, async () => {
        const entrant = await starts[name]()
        inPlay.set(name, entrant)
        for (let run = 0; run < WARM_UPS; run++) await entrant.run()
        const answer = await entrant.answer?.()
        if (!answer?.length) return
        expected ??= answer
        if (!answer.every(Number.isFinite)) throw new Error('computes what are no numbers')
        const difference = relativeDifference(answer, expected)
        console.error(`${name} is ready; its numbers are off by ${difference.toExponential(1)} of the largest`)
        if (!(difference <= tolerance))
          throw new Error(`computes something else: off by ${difference.toExponential(1)}`)
      })
    }
    for (let run = 0; run < runs; run++) {
      for (const [name, entrant] of [...inPlay]) {
        await attempt(name, async () => {
          await wait(PAUSE_MS)
          results[name].values.push(await entrant.run())
        })
      }
      console.error(
        `run ${run + 1}: ${names.map((name) => `${name} ${results[name].values.at(-1)?.toFixed(1) ?? '–'}`).join(', ')}`,
      )
    }
    return results
  } finally {
    for (const entrant of inPlay.values()) entrant.stop?.()
  }
}

import { setTimeout as wait } from 'node:timers/promises'
import { relativeDifference } from '../fixtures/goldens.ts'

/** Measured runs of each contender, and warm-up runs before them. */
export const RUNS = 9
const WARM_UPS = 2

/** By then, threads that spin for work have stopped. */
const PAUSE_MS = 150

/** Outputs that differ by more than this share of the largest value come from another computation. */
const TOLERANCE = 1e-3

/** A repeatable job. */
export interface Entrant {
  /** Returns milliseconds. */
  run(): Promise<number>
  /** The output of the last run, equal for all that compute the same; empty if there is nothing to compare. */
  answer?(): Promise<readonly number[]>
  stop?(): void
}

/** The runs of one contender in milliseconds, or why there are none. */
export interface Runs {
  values: number[]
  failure?: string
}

/**
 * Starts contenders, checks each answer against that of the first, and interleaves their runs, so that disturbances of
 * the machine affect all alike. A contender that fails, or computes something else, drops out and states why.
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
      // Playwright's prefix to the page's message.
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

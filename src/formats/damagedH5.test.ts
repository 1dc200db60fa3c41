import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readerApart } from '../../fixtures/readApart.ts'
import { writeSeededH5 } from '../../fixtures/seededH5.ts'

// Damages random places of a small file, the same on every run. A separate process reads it and is killed if it hangs,
// as on the page.
const folder = mkdtempSync(join(tmpdir(), 'heatlens-'))
const apart = readerApart(1000)
afterAll(() => {
  apart.stop()
  rmSync(folder, { recursive: true })
})

/** One or two sentences for the user, on one line. */
const SENTENCE = /^[^\n]*(Download the file again|Choose|Save the model|Give|Convert)[^\n]*\.$/

/** A generator with a fixed seed: the same places on every run. */
function randomBelow(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
}

it.each(['keras1', 'keras2'] as const)(
  'damage at a hundred places is told or is harmless, with the names of %s',
  async (names) => {
    const whole = join(folder, `${names}.h5`)
    await writeSeededH5(whole, { width: 1, dense: 4, classes: 3, names })
    const bytes = readFileSync(whole)
    const intact = await apart.read(whole)
    if (typeof intact === 'string' || !('shards' in intact)) throw new Error('The whole file cannot be read.')
    const random = randomBelow(1)
    let told = 0
    let hanging = 0
    for (let trial = 0; trial < 120; trial++) {
      const at = random(bytes.length)
      const isCut = trial % 6 === 5
      const damaged = Buffer.from(isCut ? bytes.subarray(0, at) : bytes)
      if (!isCut) damaged[at] = (damaged[at] as number) ^ (1 << random(8))
      // Each in a separate file: HDF5 caches a file that is still open.
      const path = join(folder, `${names}-${trial}.h5`)
      writeFileSync(path, damaged)
      const answer = await apart.read(path)
      const what = `${isCut ? 'cut' : 'a changed bit'} at ${at}: ${JSON.stringify(answer)}`
      if (answer === 'hangs') {
        // Some hang: the page has a timeout for these (worker/page/connectModels.ts).
        hanging++
      } else if (typeof answer !== 'string' && 'shards' in answer) {
        expect(isCut, what).toBe(false)
        // A flipped bit of one weight must not change any other weight.
        const others = answer.shards.filter((hash, index) => hash !== intact.shards[index])
        expect([answer.shards.length, Math.min(others.length, 1)], what).toEqual([intact.shards.length, others.length])
      } else {
        expect(answer, what).toEqual({ says: expect.stringMatching(SENTENCE) })
        told++
      }
    }
    expect(told).toBeGreaterThan(20)
    expect(hanging).toBeLessThan(4)
  },
)

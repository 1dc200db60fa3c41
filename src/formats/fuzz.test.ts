import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { zipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { mutateBytes, mutateJson } from '../../fixtures/mutate.ts'
import { randomFrom } from '../../fixtures/randomFrom.ts'
import { readerApart } from '../../fixtures/readApart.ts'
import { firstSeed, SENTENCE, trials, tryChanged, wanted } from '../../fixtures/tryChanged.ts'

// Damaged files, the same on every run: each opens, or is refused in one line, soon and without much memory. `npm run
// fuzz` tries more of them than there is time for here (HEATLENS_FUZZ is how many of each kind, HEATLENS_FUZZ_SEED
// makes them others).
const oracle = fileURLToPath(new URL('../../fixtures/oracle/', import.meta.url))

describe('a model.json whose description is changed opens or is refused', () => {
  const forms = [
    ...[
      'functional-ops/tfjs-graph',
      'two-outputs/tfjs-graph',
      'inception-plain/tfjs-graph',
      'channels-first/tfjs-graph',
    ],
    ...['mobilenet-block/tfjs-layers', 'grey-linear-24x40/tfjs-layers'],
  ]

  it.each(forms)(`%s, ${trials} times`, async (form) => {
    const folder = join(oracle, 'keras', form)
    const json: unknown = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8'))
    const shards = readdirSync(folder)
      .filter((name) => name !== 'model.json')
      .map((name) => new File([readFileSync(join(folder, name))], name))
    const random = randomFrom(firstSeed + 11)
    const { told, count } = await tryChanged(form, () => {
      const text = JSON.stringify(mutateJson(json, random))
      return [new File([text], 'model.json'), ...shards]
    })
    expect(told).toBeGreaterThan(count / 10)
    expect(told).toBeLessThan(count)
  })
})

const folder = mkdtempSync(join(tmpdir(), 'heatlens-'))
const apart = readerApart(2000)
afterAll(() => {
  apart.stop()
  rmSync(folder, { recursive: true })
})

/** All files of a folder in one archive, stored or packed. */
function zipOf(name: string, level: 0 | 6): Uint8Array {
  const inner = join(oracle, 'keras', name)
  const entries = readdirSync(inner).map((file) => [`net/${file}`, new Uint8Array(readFileSync(join(inner, file)))])
  return zipSync(Object.fromEntries(entries), { level })
}

describe('a file whose bytes are changed opens, or is refused, and nothing outlives it', () => {
  const hostile = (name: string) => new Uint8Array(readFileSync(join(oracle, 'hostile', name)))

  it.each([
    // A sample of these is in damagedH5.test.ts.
    ...(wanted > 0 ? [['.h5', hostile('good.h5')] as const] : []),
    ['.keras', hostile('good.keras')] as const,
    ['stored.zip', zipOf('grey-linear-24x40/tfjs-layers', 0)] as const,
    ['packed.zip', zipOf('two-inputs/tfjs-graph', 6)] as const,
  ])(`%s, ${trials} times`, async (end, bytes) => {
    const random = randomFrom(firstSeed + 13)
    let told = 0
    let lost = 0
    for (let trial = 0; trial < trials; trial++) {
      const path = join(folder, `${trial}${end}`)
      writeFileSync(path, mutateBytes(bytes, random))
      const answer = await apart.read(path)
      rmSync(path)
      const what = `${end}, trial ${trial}: ${JSON.stringify(answer)}`
      if (typeof answer === 'string') lost++
      else if ('says' in answer) {
        expect(answer.says, what).toMatch(SENTENCE)
        expect(answer.says, what).not.toMatch(/^no error of Heatlens/)
        told++
      }
    }
    expect(told).toBeGreaterThan(trials / 10)
    // Some damaged HDF5 hangs its reader; the page stops it after 20 seconds.
    expect(lost).toBeLessThanOrEqual(/zip$/.test(end) ? 0 : Math.ceil(trials / 20))
  })
})

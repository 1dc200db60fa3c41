import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { zipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { mutateBytes, mutateJson } from '../../fixtures/mutate.ts'
import { randomFrom } from '../../fixtures/randomFrom.ts'
import { readerApart } from '../../fixtures/readApart.ts'
import { HeatlensError, toProblem } from '../errors/index.ts'
import { planGraph } from '../graph/planGraph.ts'
import { inEnglish } from '../words/inEnglish.ts'
import { openNetwork } from './index.ts'

// Damaged files, the same on every run: each opens, or is refused in one line, soon and without much memory. `npm run
// fuzz` tries more of them than there is time for here (HEATLENS_FUZZ is how many of each kind).
const oracle = fileURLToPath(new URL('../../fixtures/oracle/', import.meta.url))
const wanted = Number(process.env.HEATLENS_FUZZ ?? 0)

const SENTENCE = /^[^\n]{20,900}\.$/
/** A page waits for 20 seconds; these networks are read in milliseconds, but the machine may be busy. */
const MOST_MS = 5000

const openH5 = () => Promise.reject(new Error('No HDF5 here.'))

/** Opens and plans a network and reads its tensors; gives what a person would be told, or nothing. */
async function read(files: File[]): Promise<string | undefined> {
  try {
    const { graph, tensors } = await openNetwork({ files }, { openH5 })
    planGraph(graph, tensors)
    for (const { shape, readRows } of tensors) await readRows(0, Math.min(shape[0] ?? 1, 10))
    return undefined
  } catch (error) {
    if (!(error instanceof HeatlensError)) return `no error of Heatlens: ${(error as Error)?.stack}`
    // Of JSON that was parsed nothing is damaged: a reader has not looked at what it was given.
    if (error.code === 'fileDamaged' && error.cause) return `not foreseen: ${(error.cause as Error | undefined)?.stack}`
    return inEnglish(toProblem(error))
  }
}

/** Opens files that are changed otherwise each time; gives how many of them were refused, in a sentence and soon. */
async function tryChanged(form: string, change: () => File[]): Promise<{ told: number; count: number }> {
  const count = wanted || 30
  let told = 0
  for (let trial = 0; trial < count; trial++) {
    const files = change()
    const start = performance.now()
    const says = await read(files)
    const what = `${form}, trial ${trial}`
    expect(performance.now() - start, what).toBeLessThan(MOST_MS)
    if (says === undefined) continue
    expect(says, what).not.toMatch(/^no error of Heatlens|^not foreseen/)
    expect(says, what).toMatch(SENTENCE)
    told++
  }
  return { told, count }
}

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

  it.each(forms)('%s', async (form) => {
    const folder = join(oracle, 'keras', form)
    const json: unknown = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8'))
    const shards = readdirSync(folder)
      .filter((name) => name !== 'model.json')
      .map((name) => new File([readFileSync(join(folder, name))], name))
    const random = randomFrom(11)
    const { told, count } = await tryChanged(form, () => {
      const text = JSON.stringify(mutateJson(json, random))
      return [new File([text], 'model.json'), ...shards]
    })
    expect(told).toBeGreaterThan(count / 10)
    expect(told).toBeLessThan(count)
  })
})

describe('a .onnx whose bytes are changed opens or is refused', () => {
  const more = ['shufflenet/ts13-dynamic', 'vit/ts17-dynamic', 'mobilenet/ts9']
  const forms = ['opset7/squeezenet-old', 'resnet/ts13-qdq', ...(wanted > 0 ? more : [])]

  it.each([...forms, 'hostile/valid-tiny'])('%s', async (form) => {
    const bytes = new Uint8Array(readFileSync(join(oracle, 'onnx', `${form}.onnx`)))
    const random = randomFrom(17)
    const { told, count } = await tryChanged(form, () => [new File([mutateBytes(bytes, random).slice()], 'net.onnx')])
    expect(told).toBeGreaterThan(count / 10)
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
  ])('%s', async (end, bytes) => {
    const random = randomFrom(13)
    const count = wanted || 30
    let told = 0
    let lost = 0
    for (let trial = 0; trial < count; trial++) {
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
    expect(told).toBeGreaterThan(count / 10)
    // Some damaged HDF5 hangs its reader; the page stops it after 20 seconds.
    expect(lost).toBeLessThanOrEqual(/zip$/.test(end) ? 0 : Math.ceil(count / 20))
  })
})

describe('a file of PyTorch whose descriptions are changed opens, or is refused', () => {
  const stored = (name: string) =>
    new Uint8Array(readFileSync(new URL(`../../fixtures/torch/${name}`, import.meta.url)))

  /** With changes in the first or the last bytes, where descriptions are. */
  function changed(whole: Uint8Array, size: number, random: () => number): Uint8Array<ArrayBuffer> {
    const isFront = random() < 0.7
    const [head, rest] = isFront
      ? [whole.slice(0, size), whole.slice(size)]
      : [whole.slice(-size), whole.slice(0, -size)]
    const other = mutateBytes(head, random)
    const parts = isFront ? [other, rest] : [rest, other]
    const all = new Uint8Array(other.length + rest.length)
    all.set(parts[0] as Uint8Array)
    all.set(parts[1] as Uint8Array, (parts[0] as Uint8Array).length)
    return all
  }

  it.each([
    ['shufflenet_v2_x0_5-5classes-checkpoint.pth.tar', 40_000],
    ['shufflenet_v2_x0_5-5classes-old.pth', 40_000],
    ['squeezenet1_1-7classes-fp16.safetensors', 6000],
    ['hostile/checkpoint-with-namespace.pth', 900],
    ['hostile/checkpoint-with-numpy-scalar.pth', 900],
  ])('%s', async (name, size) => {
    const whole = stored(name)
    const random = randomFrom(17)
    const count = wanted || 30
    let told = 0
    for (let trial = 0; trial < count; trial++) {
      const file = new File([changed(whole, size, random)], name.split('/').at(-1) as string)
      const start = performance.now()
      const error: unknown = await openNetwork({ files: [file] }, { openH5 })
        .then(({ graph, tensors }) => void planGraph(graph, tensors))
        .catch((cause: unknown) => cause)
      const what = `${name}, trial ${trial}: ${(error as Error | undefined)?.stack}`
      expect(performance.now() - start, what).toBeLessThan(MOST_MS)
      if (error === undefined) continue
      expect(error, what).toBeInstanceOf(HeatlensError)
      expect(inEnglish(toProblem(error)), what).toMatch(SENTENCE)
      told++
    }
    expect(told).toBeGreaterThan(count / 10)
  })
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { largestDifference, relativeDifference } from '../../fixtures/goldens.ts'
import type { Answers, LayerAnswer } from '../../fixtures/oracle/cases.ts'

export interface LayerDistances {
  channelWeights: number
  map: number
}

/**
 * How far answers are from TensorFlow's: logits of the largest, of each layer channel weights of the largest, and map.
 * TensorFlow answers in float64 and in float32; the nearer one counts.
 */
export interface Distances {
  logits: number
  layers: Record<string, LayerDistances>
}

/** What a network answers at a layer. */
export type Read = Pick<LayerAnswer, 'channelWeights' | 'map'>

export interface ZooAnswers extends Answers {
  parameters: number
  /** What Keras' own `preprocess_input` does, or `torch`. */
  preset: string
  /** Logits in float32. */
  float32: readonly number[]
}

/** With the answers in float32. */
export type ZooLayer = LayerAnswer & { float32: Read }

/** What TensorFlow answered for the network in a folder. */
export const readZooAnswers = (folder: string): ZooAnswers =>
  JSON.parse(readFileSync(join(folder, 'answers.json'), 'utf8'))

export const answerOf = ({ pictures }: Answers) => {
  const [answer] = Object.values(pictures.cat?.outputs ?? {})
  if (!answer) throw new RangeError('TensorFlow answered nothing.')
  return answer
}

export const layersOf = (answers: Answers) => Object.entries(answerOf(answers).layers as Record<string, ZooLayer>)

export const distance = (found: { channelWeights: ArrayLike<number>; map: ArrayLike<number> }, wanted: Read) => ({
  channelWeights: relativeDifference(found.channelWeights, wanted.channelWeights),
  map: largestDifference(found.map, wanted.map),
})

/** What was found at a layer. */
export interface Found {
  channelWeights: ArrayLike<number>
  map: ArrayLike<number>
}

/** How far answers that were read elsewhere are from TensorFlow's: some of the logits, by index, and what layers have. */
export function compareAnswers(
  answers: ZooAnswers,
  logits: ReadonlyMap<number, number>,
  found: Readonly<Record<string, Found>>,
): Distances {
  const answer = answerOf(answers)
  const largest = Math.max(...answer.logits.map(Math.abs))
  const apart = (wanted: readonly number[]) =>
    Math.max(...[...logits].map(([index, logit]) => Math.abs(logit - (wanted[index] as number)) / largest))
  const layers = layersOf(answers).map(([name, expected]): [string, LayerDistances] => {
    const own = found[name]
    if (!own) throw new RangeError(`There is no answer at ${name}.`)
    return [name, nearer(own, expected)]
  })
  return {
    logits: Math.min(apart(answer.logits), apart(answers.float32)),
    layers: Object.fromEntries(layers),
  }
}

/** The distance from TensorFlow's float64 or float32, whichever is nearer by the map. */
export function nearer(found: Found, expected: ZooLayer): LayerDistances {
  const [exact, rough] = [distance(found, expected), distance(found, expected.float32)]
  return exact.map < rough.map ? exact : rough
}

/** After ReLU, of its largest. */
export function toMap(raw: Float64Array): Float64Array {
  const peak = Math.max(...raw, 0)
  return raw.map((value) => (peak > 0 ? Math.max(value, 0) / peak : 0))
}

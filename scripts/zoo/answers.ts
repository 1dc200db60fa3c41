import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { largestDifference, relativeDifference } from '../../fixtures/goldens.ts'
import { buildForm, readLayer } from '../../fixtures/oracle/buildForm.ts'
import type { Answers, LayerAnswer } from '../../fixtures/oracle/cases.ts'
import { simd } from '../../fixtures/packages.ts'
import { readNpy } from '../../fixtures/readNpy.ts'
import type { Pass } from '../../src/engine/engine.ts'
import { startSimd } from '../../src/engine/simd/simdEngine.ts'
import { openFirst } from './forms.ts'

/** How far answers are from TensorFlow's: logits of the largest, of each layer channel weights of the largest, and map. */
export interface Distances {
  logits: number
  layers: Record<string, { channelWeights: number; map: number }>
}

/** What TensorFlow answered for the network in a folder. */
export const readZooAnswers = (folder: string): Answers & { parameters: number; preset: string } =>
  JSON.parse(readFileSync(join(folder, 'answers.json'), 'utf8'))

/** Runs the network in a folder on the CPU engine and compares its answers with TensorFlow's. */
export async function measureAnswers(folder: string): Promise<Distances> {
  const { stored, plan, close } = await openFirst(folder)
  try {
    const [answer] = Object.values(readZooAnswers(folder).pictures.cat?.outputs ?? {})
    if (!answer) throw new RangeError('TensorFlow answered nothing.')
    const network = await buildForm(await startSimd(simd), plan, stored)
    const picture = readNpy(Uint8Array.from(readFileSync(join(folder, 'cat.npy')))).values as Float32Array
    const seed = new Float32Array(answer.logits.length)
    seed[answer.class] = 1
    const distances: Distances = { logits: 0, layers: {} }
    for (const [layer, expected] of Object.entries(answer.layers)) {
      const pass = await network.forward([picture], layer)
      distances.logits = relativeDifference(pass.outputs[0] ?? [], answer.logits)
      distances.layers[layer] = await measureLayer(pass, layer, expected, seed)
      pass.dispose()
    }
    network.dispose()
    return distances
  } finally {
    await close()
  }
}

async function measureLayer(pass: Pass, layer: string, expected: LayerAnswer, seed: Float32Array) {
  const { channelWeights, rawMap } = await readLayer(pass, layer, expected.shape, { seed })
  const peak = Math.max(...rawMap, 0)
  return {
    channelWeights: relativeDifference(channelWeights, expected.channelWeights),
    map: expected.empty && peak === 0 ? 0 : largestDifference(toMap(rawMap, peak), expected.map),
  }
}

const toMap = (raw: Float64Array, peak: number) => raw.map((value) => (peak > 0 ? Math.max(value, 0) / peak : 0))

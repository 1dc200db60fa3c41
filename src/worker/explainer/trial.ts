import type { Network } from '../../engine/engine.ts'
import type { NetworkPlan } from '../../graph/plan.ts'
import { orderOf, toValues } from '../../image/input/values.ts'
import { valueCount } from '../../model/package/manifest.ts'
import type { ModelPackage } from '../../model/package/openPackage.ts'
import type { Preprocessing } from '../../types.ts'
import { checkScores } from './checkNumbers.ts'
import { explainOnce } from './explainOnce.ts'

/** What an engine took for a test picture, and what it gave. */
export interface Trial {
  /** Milliseconds for the forward pass and the explanation of the first class. */
  ms: number
  /** The logits of all outputs, one after another. */
  logits: Float32Array
}

/** Runs a network once on the test picture of this number and explains it, as for a person. */
export async function runTrial(
  { plan, network, about }: { plan: NetworkPlan; network: Network; about: ModelPackage },
  picture: number,
  canBeLost: boolean,
): Promise<Trial> {
  const [output] = plan.outputs
  const inputs = plan.inputs.map(({ shape }, index) =>
    index === 0 ? testPicture(shape, about.preprocessing, picture) : new Float32Array(valueCount(shape)),
  )
  const start = performance.now()
  const pass = await network.forward(inputs, output?.target ?? '')
  try {
    checkScores(pass.outputs, canBeLost)
    if (output && plan.featureMaps.has(output.target)) {
      const question = {
        ...{ classIndex: indexOfMax(pass.outputs[0] as Float32Array), layer: output.target },
        ...({ method: 'gradCam', score: 'logit' } as const),
      }
      await explainOnce({ plan, network, inputs, pass, reading: about.outputs[0]?.reading }, question)
    }
    const ms = performance.now() - start
    return { ms, logits: Float32Array.from(pass.outputs.flatMap((logits) => [...logits])) }
  } finally {
    pass.dispose()
  }
}

/**
 * A picture of soft stripes as the network's input, [height, width, channels]: the same in every engine, and another
 * one for each number.
 */
export function testPicture(
  [height = 1, width = 1, channels = 1]: readonly number[],
  preprocessing: Preprocessing,
  picture: number,
): Float32Array {
  const pixels = Float32Array.from({ length: height * width * channels }, (_, at) => {
    const cell = Math.floor(at / channels)
    const [y, x] = [Math.floor(cell / width) / height, (cell % width) / width]
    const colour = at % channels
    return Math.round(127.5 + 127 * Math.sin((7 + picture) * x + (11 - 3 * colour) * y * (1 + picture) + 2 * colour))
  })
  return orderOf[preprocessing.channels].length === channels ? toValues(pixels, preprocessing) : pixels
}

const indexOfMax = (values: Float32Array) =>
  values.reduce((best, value, index) => (value > (values[best] as number) ? index : best), 0)

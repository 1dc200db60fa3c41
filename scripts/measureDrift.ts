import { largestDifference, readSample, relativeDifference } from '../fixtures/goldens.ts'
import { fetchFolder, simd, toBlock } from '../fixtures/packages.ts'
import { present } from '../fixtures/present.ts'
import { startBackend } from '../src/engine/backends/startBackend.ts'
import type { Engine, Network } from '../src/engine/engine.ts'
import type { NetworkPlan } from '../src/graph/plan.ts'
import { toInput } from '../src/image/input/toInput.ts'
import type { TensorSpec } from '../src/model/package/manifest.ts'
import { valueCount } from '../src/model/package/manifest.ts'
import { openPackage } from '../src/model/package/openPackage.ts'
import { planPackage } from '../src/model/package/planPackage.ts'
import { rowsOf } from '../src/model/package/rows.ts'
import type { PackageAbout, Packed } from '../src/model/package/writePackage.ts'
import { explainOnce } from '../src/worker/explainer/explainOnce.ts'

const pictures = ['cat', 'coffee', 'astronaut-320x480']

interface Answer {
  logits: Float32Array
  first: number
  map: Float32Array
  channelWeights: Float64Array
}

/** The loss of accuracy by smaller weights: the largest differences between a package and its source file. */
export interface Drift {
  /** Of the five largest logits, relative to the largest one. */
  logits: number
  /** Of the maps, with values from 0 to 1, for the first prediction of the file's network. */
  map: number
  /** Of the channel weights for that class, relative to the largest one. */
  channelWeights: number
  /** How many of the pictures keep their first prediction. */
  sameFirst: number
  pictures: number
}

/** Runs the network of a file and that of its package on three sample pictures, on wasm, one after the other. */
export async function measureDrift(stored: Packed, about: PackageAbout, folder: string): Promise<Drift> {
  const { engine } = await startBackend({ simd, wanted: 'wasm', onLost: () => {} })
  const exact = await answers(engine, about, planPackage({ ...stored, ...about }), [], async (network) => {
    for (const { name, shape, readRows } of stored.tensors) {
      const rows = rowsOf(shape)
      const step = network.rowsPerBlock(name)
      for (let start = 0; start < rows; start += step) {
        const end = Math.min(start + step, rows)
        await network.take(toBlock(name, shape, start, await readRows(start, end)))
      }
    }
  })
  const model = await openPackage('file:///package/model.json', fetchFolder(folder))
  const firsts = exact.map(({ first }) => first)
  const coarse = await answers(
    engine,
    about,
    planPackage(model),
    model.tensors,
    async (network) => {
      const rowsOf = ({ name }: { name: string }) => network.rowsPerBlock(name)
      for await (const block of model.loadTensors(() => {}, rowsOf)) {
        await network.take(block)
      }
    },
    firsts,
  )
  const worst = (difference: (a: Answer, b: Answer) => number) =>
    Math.max(...exact.map((answer, index) => difference(coarse[index] as Answer, answer)))
  return {
    logits: worst((a, b) => {
      const shown = mostProbable(b.logits)
      return relativeDifference(pick(a.logits, shown), pick(b.logits, shown))
    }),
    map: worst((a, b) => largestDifference(a.map, b.map)),
    channelWeights: worst((a, b) => relativeDifference(a.channelWeights, b.channelWeights)),
    sameFirst: exact.filter(({ first }, index) => coarse[index]?.first === first).length,
    pictures: pictures.length,
  }
}

/** The classes that the page shows: those of the five largest logits. */
const mostProbable = (logits: Float32Array): readonly number[] =>
  [...logits.keys()].sort((a, b) => (logits[b] as number) - (logits[a] as number)).slice(0, 5)

const pick = (logits: Float32Array, classes: readonly number[]) => classes.map((index) => logits[index] as number)

/** The answers of the first output to the pictures; `explained` are the classes to explain, by default the first. */
async function answers(
  engine: Engine,
  { preprocessing, outputs }: PackageAbout,
  plan: NetworkPlan,
  stored: readonly TensorSpec[],
  fill: (network: Network) => Promise<void>,
  explained?: readonly number[],
): Promise<Answer[]> {
  const network = await engine.build(plan, stored)
  const layer = plan.outputs[0]?.target ?? ''
  const numbers = plan.inputs.slice(1).map(({ shape }) => new Float32Array(valueCount(shape)))
  try {
    await fill(network)
    const found: Answer[] = []
    for (const [index, picture] of pictures.entries()) {
      const { input } = toInput(readSample(picture), preprocessing)
      const inputs = [input, ...numbers]
      const pass = await network.forward(inputs, layer)
      const logits = pass.outputs[0] as Float32Array
      const first = logits.length === 1 ? Number((logits[0] as number) > 0) : logits.indexOf(Math.max(...logits))
      const { heatmap, channelWeights } = await explainOnce(
        { plan, network, inputs, pass, reading: outputs[0]?.reading },
        {
          classIndex: explained?.[index] ?? first,
          method: 'gradCam',
          layer,
          // As in the notebook and the page's default; it drifts more than the logit.
          score: 'probability',
        },
      )
      pass.dispose()
      found.push({ logits, first, map: heatmap.values, channelWeights: present(channelWeights) })
    }
    return found
  } finally {
    network.dispose()
  }
}

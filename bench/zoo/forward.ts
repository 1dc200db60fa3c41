import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { NetworkPlan } from '../../src/graph/plan.ts'
import type { BrowserBench } from '../browserBench.ts'
import { type BenchJob, interleave, type Runs } from '../interleave.ts'
import { median } from '../median.ts'
import { toOnnx } from '../onnxFile.ts'
import { type RatioRow, ratioRow } from '../ratios.ts'
import type { SeededTopology } from '../seededTopology.ts'
import type { Topology } from '../topologies.ts'

/** How much faster than the faster of the two others. */
const GOAL = 1.3

/** Measured runs of each. */
const RUNS = 7

/** Measures a forward pass of a network on one thread and on two, beside onnxruntime-web and TensorFlow.js. */
export async function forward(
  { site, start }: BrowserBench,
  folder: string,
  topology: Topology,
  { plan, values }: SeededTopology,
): Promise<RatioRow[]> {
  const layer = plan.nodes.at(-1)?.name ?? ''
  await writeFile(
    join(folder, `${topology}.onnx`),
    toOnnx(plan, (tensor) => values.get(tensor) as Float32Array, layer),
  )
  const input = `${site.address}/files/input.bin`
  const onnx = { model: `${site.address}/files/${topology}.onnx`, folder: `${site.address}/ort/`, input, layer }
  const multiplies = multipliesOf(plan)
  const rows: RatioRow[] = []
  for (const threads of [1, 2]) {
    const runs = await interleave<'heatlens' | 'onnx' | 'tfjs' | 'bound'>(
      {
        heatlens: start('graph', { topology, input, threads }),
        onnx: start('onnx', { ...onnx, threads }),
        tfjs: start('graphTfjs', { topology, input, threads }),
        bound: start('multiply', { multiplies }),
      } satisfies Record<string, () => Promise<BenchJob>>,
      { runs: RUNS },
    )
    const others: [string, Runs][] = [
      ['onnxruntime-web', runs.onnx],
      ['TF.js wasm', runs.tfjs],
    ]
    others.sort(([, a], [, b]) => speed(a) - speed(b))
    const what = `${topology}, ${threads} ${threads === 1 ? 'thread' : 'threads'}`
    rows.push(
      ...others.map(([name, other], index) =>
        ratioRow(what, name, runs.heatlens, other, { fasterThan: index === 0 ? GOAL : null }),
      ),
    )
    if (threads === 1) rows.push(ratioRow(what, "the processor's bound", runs.heatlens, runs.bound, { within: null }))
  }
  return rows
}

/** Multiplications of a forward pass, where convolutions of 3 × 3 without strides are Winograd's F(4 × 4, 3 × 3). */
function multipliesOf({ nodes }: NetworkPlan): number {
  return nodes.reduce((sum, { operation, shape, weights }) => {
    const sides = weights.kernel?.shape
    if (!sides) return sum
    const [height = 1, width = 1] = shape.length === 3 ? shape : []
    const values = sides.reduce((product, side) => product * side, 1)
    const isWinograd = operation.kind === 'conv2d' && [...sides.slice(0, 2), ...operation.strides].join() === '3,3,1,1'
    if (!isWinograd || (sides[2] as number) <= 4) return sum + height * width * values
    return sum + (Math.ceil(height / 4) * Math.ceil(width / 4) * 36 * values) / 9
  }, 0)
}

/** One that failed is the slower one. */
const speed = ({ values }: Runs) => (values.length > 0 ? median(values) : Number.POSITIVE_INFINITY)

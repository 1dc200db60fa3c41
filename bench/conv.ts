import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { NetworkPlan } from '../src/graph/plan.ts'
import { planGraph } from '../src/graph/planGraph.ts'
import type { Answer } from './answer.ts'
import { withBrowserBench, withFolder } from './browserBench.ts'
import { writeInput } from './input.ts'
import { interleave, RUNS } from './interleave.ts'
import { toOnnx } from './onnxFile.ts'
import { type RatioRow, ratioColumns, ratioRow } from './ratios.ts'
import { networks, writeSeededPackage } from './seededPackage.ts'
import { startTorch } from './torch.ts'

const ID = 'convolutions'
const LAST = 'block5_conv3'

/** Measures the convolutions of VGG16 on the CPU, with one thread and with two. */
export const conv = (): Promise<Answer<RatioRow>> =>
  withFolder(async (folder) => {
    const network = networks.convolutions()
    const { inputSize } = network
    await writeSeededPackage(join(folder, ID), ID, { network: ID })
    await writeInput(join(folder, 'input.bin'), inputSize)
    const plan = planGraph(network.graph, network.tensors)
    const tensors = new Map(network.tensors.map((tensor) => [tensor.name, tensor]))
    const valuesOf = (name: string) => {
      const tensor = tensors.get(name)
      return tensor?.readRows(0, tensor.shape[0] as number) as Float32Array
    }
    await writeFile(join(folder, 'convolutions.onnx'), toOnnx(plan, valuesOf, LAST))
    const multiplies = winogradMultiplies(plan)
    return withBrowserBench(folder, async ({ machine, site, start }) => {
      const at = (path: string) => `${site.address}/${path}`
      const task = { model: at(`files/${ID}/model.json`), input: at('files/input.bin'), layer: LAST }
      const onnx = { ...task, model: at('files/convolutions.onnx'), folder: at('ort/') }
      let torch = 'PyTorch'
      const native = (threads: number) => async () => {
        const started = await startTorch(join(folder, ID), join(folder, 'input.bin'), LAST, threads)
        torch = `PyTorch ${started.version}`
        return started
      }
      const runs = await interleave({
        heatlens1: start('heatlens', { ...task, threads: 1 }),
        onnx1: start('onnx', { ...onnx, threads: 1 }),
        tfjs: start('tfjs', { ...task, backend: 'wasm' }),
        torch1: native(1),
        multiply: start('multiply', { multiplies }),
        heatlens2: start('heatlens', { ...task, threads: 2 }),
        onnx2: start('onnx', { ...onnx, threads: 2 }),
        torch2: native(2),
      })
      const { heatlens1, heatlens2 } = runs
      const rows = [
        ratioRow('1 thread', 'onnxruntime-web, 1 thread', heatlens1, runs.onnx1, { fasterThan: 5 }),
        ratioRow('1 thread', 'TF.js wasm', heatlens1, runs.tfjs, { fasterThan: 5 }),
        ratioRow('1 thread', `native ${torch}, 1 thread`, heatlens1, runs.torch1, { within: 1 }),
        ratioRow('1 thread', "the processor's bound", heatlens1, runs.multiply, { within: 1.6 }),
        ratioRow('2 threads', 'onnxruntime-web, 2 threads', heatlens2, runs.onnx2, { fasterThan: 4.5 }),
        ratioRow('2 threads', `native ${torch}, 2 threads`, heatlens2, runs.torch2, { within: null }),
        ratioRow('2 threads', 'Heatlens, 1 thread', heatlens2, heatlens1, { fasterThan: null }),
      ]
      return {
        title: 'The convolutions of VGG16 on the processor',
        machine,
        columns: ratioColumns,
        rows,
        notes: notes(multiplies),
      }
    })
  })

/** Multiplications of the convolutions if those of 3 × 3 use Winograd's F(4 × 4, 3 × 3), except for the first. */
function winogradMultiplies({ nodes }: NetworkPlan): number {
  return nodes.reduce((sum, { operation, shape, weights }) => {
    const [height = 0, width = 0, filters = 0] = shape
    const [rows = 0, columns = 0, channels = 0] = weights.kernel?.shape ?? []
    if (operation.kind !== 'conv2d') return sum
    const cells = channels === 3 ? height * width * rows * columns : Math.ceil(height / 4) * Math.ceil(width / 4) * 36
    return sum + cells * channels * filters
  }, 0)
}

const notes = (multiplies: number) => [
  `The 13 convolutions and 4 pools up to ${LAST}, 224 × 224, float32, with the same seeded weights and the same picture; all in one cross-origin isolated Chromium, each in its own worker, ${RUNS} runs each in turns after two warm-up runs. Before that, every output is compared with Heatlens': a contender that is off by more than 0.1% of the largest value is excluded.`,
  'Heatlens also runs the last pool and a head of eight units, and yields to the event loop between layers.',
  'TF.js is stock: `tf.loadLayersModel` and `predict`, its SIMD build without threads. onnxruntime-web runs an ONNX file of the same layers, with all graph optimisations. PyTorch runs outside the browser.',
  `The processor's bound is the time that ${(multiplies / 1e9).toFixed(2)} G multiplications take at the rate of f32x4.relaxed_madd, measured in the same turns on 1 thread in the same Chromium: this many of 15.35 G remain if every layer but the first is done as Winograd's F(4 × 4, 3 × 3), and if nothing else took time.`,
]

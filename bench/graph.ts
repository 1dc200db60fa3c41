import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeWeights } from '../fixtures/plannedNetworks.ts'
import type { Answer } from './answer.ts'
import { withBrowserBench, withFolder } from './browserBench.ts'
import { writeInput } from './input.ts'
import { interleave, RUNS } from './interleave.ts'
import { toOnnx } from './onnxFile.ts'
import { type RatioRow, ratioColumns, ratioRow } from './ratios.ts'
import { type Topology, topologies } from './topologies.ts'

/** Measures networks that are graphs on the CPU, with one thread. */
export const graph = (): Promise<Answer<RatioRow>> =>
  withFolder(async (folder) => {
    await writeInput(join(folder, 'input.bin'), 224)
    return withBrowserBench(folder, async ({ machine, site, start }) => {
      const input = `${site.address}/files/input.bin`
      const rows: RatioRow[] = []
      for (const topology of ['MobileNetV2', 'ResNet50'] satisfies Topology[]) {
        const { plan } = topologies[topology]()
        const { values } = await makeWeights(plan)
        const last = plan.nodes.at(-1)?.name ?? ''
        const model = toOnnx(plan, (tensor) => values.get(tensor) as Float32Array, last)
        await writeFile(join(folder, `${topology}.onnx`), model)
        const onnx = { model: `${site.address}/files/${topology}.onnx`, folder: `${site.address}/ort/` }
        const runs = await interleave({
          heatlens: start('graph', { topology, input, threads: 1 }),
          tfjs: start('graphTfjs', { topology, input, threads: 1 }),
          onnx: start('onnx', { ...onnx, input, layer: last, threads: 1 }),
        })
        const what = `${topology}, 1 thread`
        rows.push(ratioRow(what, 'TF.js wasm', runs.heatlens, runs.tfjs, { fasterThan: 1 }))
        rows.push(ratioRow(what, 'onnxruntime-web', runs.heatlens, runs.onnx, { fasterThan: null }))
      }
      return { title: 'Networks with branches on the processor', machine, columns: ratioColumns, rows, notes }
    })
  })

const notes = [
  `The topologies of keras.applications (\`bench/topologies.ts\`), 224 × 224, float32, with the same seeded weights and the same picture; both in one cross-origin isolated Chromium, each in its own worker, ${RUNS} runs each in turns after two warm-up runs. The logits agree within 0.1% of the largest, or no number is shown.`,
  'Heatlens keeps what a map of the default layer needs. TF.js runs its own operations, in the form that its converter gives: batch normalizations folded into the kernels, biases and activations part of its fused convolutions. Its SIMD build, without threads. onnxruntime-web runs an ONNX file of the same graph, with all graph optimisations.',
]

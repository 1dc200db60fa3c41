import { join } from 'node:path'
import type { Answer } from './answer.ts'
import { type BrowserJob, withBrowserBench, withFolder } from './browserBench.ts'
import { writeInput } from './input.ts'
import { interleave, RUNS } from './interleave.ts'
import { type RatioRow, ratioColumns, ratioRow } from './ratios.ts'
import { networks, writeSeededPackage } from './seededPackage.ts'

const ID = 'head'

/** Measures the dense layers of VGG16, stored as uint8, on the CPU. */
export const head = (): Promise<Answer<RatioRow>> =>
  withFolder(async (folder) => {
    const { inputSize, tensors } = networks.head()
    const bytes = tensors
      .filter(({ name }) => /^(fc1|fc2|predictions)\/kernel$/.test(name))
      .reduce((sum, { shape: [rows = 0, columns = 0] }) => sum + rows * columns, 0)
    await writeSeededPackage(join(folder, ID), ID, { network: ID, weights: 'uint8' })
    await writeInput(join(folder, 'input.bin'), inputSize)
    return withBrowserBench(folder, async ({ machine, site, start }) => {
      const at = (path: string) => `${site.address}/files/${path}`
      const task = { model: at(`${ID}/model.json`), input: at('input.bin'), layer: 'predictions' }
      const runs = await interleave({
        heatlens: withAnswer(start('heatlens', { ...task, threads: 1 }), centred),
        // TF.js ends in a softmax; its logarithm equals the logits up to a constant.
        tfjs: withAnswer(start('tfjs', { ...task, backend: 'wasm' }), (values) => centred(values.map(Math.log))),
        read: withAnswer(start('read', { bytes })),
      })
      const { heatlens } = runs
      const rows = [
        ratioRow('head, uint8, 1 thread', 'TF.js wasm, warm', heatlens, runs.tfjs, { fasterThan: 4 }),
        ratioRow('head, uint8, 1 thread', 'reading the bytes once', heatlens, runs.read, { within: 1.5 }),
      ]
      return { title: 'The head of VGG16 on the processor', machine, columns: ratioColumns, rows, notes: notes(bytes) }
    })
  })

/** The same contender with its answer transformed for comparison; without a transformation, it has none. */
function withAnswer(start: () => Promise<BrowserJob>, change?: (values: readonly number[]) => readonly number[]) {
  return async () => {
    const { run, answer } = await start()
    return { run, ...(change && { answer: async () => change(await answer()) }) }
  }
}

function centred(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return values.map((value) => value - mean)
}

const notes = (bytes: number) => [
  `The three dense layers of VGG16 (25088 → 4096 → 4096 → 1000) with seeded weights in uint8, ${(bytes / 1e6).toFixed(1)} MB, after one convolution of 7 × 7 cells that takes almost no time. Both in one Chromium, each in its own worker, ${RUNS} runs each in turns after two warm-up runs; their logits agree within 0.1% of the largest, or no number is shown.`,
  'TF.js is stock: `tf.loadLayersModel` turns the same package into float32, four times the bytes. Its first run, which packs the weights, is not counted.',
  'Reading the bytes once is a loop of 16-byte loads and additions over memory of that size.',
]

import { join } from 'node:path'
import type { BackendId } from '../src/ids.ts'
import type { Answer } from './answer.ts'
import { type App, openApp } from './app.ts'
import { type BrowserJob, withBrowserBench, withFolder } from './browserBench.ts'
import { writeInput } from './input.ts'
import { type BenchJob, interleave, type Runs } from './interleave.ts'
import { type RatioRow, ratioColumns, ratioRow } from './ratios.ts'
import { writeSeededPackage } from './seededPackage.ts'

const ID = 'vgg16-seeded'
/** Software WebGL takes half a minute for one run. */
const runsOn = { wasm: 7, webgl: 3 } as const

/** A heatmap is the mean of 512 channels that cancel out, so its cells have larger errors than its inputs. */
const TOLERANCE = 1e-2

/** Measures how long explaining another class of an analysed picture takes. */
export const anotherClass = (): Promise<Answer<RatioRow>> =>
  withFolder(async (folder) => {
    await writeSeededPackage(join(folder, 'model', ID), ID, { weights: 'uint8' })
    await writeInput(join(folder, 'input.bin'), 224)
    let machine = ''
    const rows: RatioRow[] = []
    /** From the click to the frame, in run order. */
    let shown: Runs = { values: [] }
    for (const backend of ['wasm', 'webgl'] as const) {
      const runs = await withBrowserBench(folder, (bench) => {
        machine = bench.machine
        const { context, site, start } = bench
        const query = `?model=${ID}&backend=${backend satisfies BackendId}`
        const model = `${site.address}/model/${ID}/model.json`
        const input = `${site.address}/files/input.bin`
        let app: App
        let stock: BrowserJob
        let explained = 0
        shown = { values: [] }
        return interleave(
          {
            async forward(): Promise<BenchJob> {
              app = await openApp(await context.newPage(), `${site.address}/${query}`, folder)
              return {
                async run() {
                  await app.dropPicture()
                  return (await app.savedData()).timings.forwardMs
                },
              }
            },
            other: async () => ({
              async run() {
                shown.values.push(await app.askOtherClass())
                return (await app.savedData()).timings.explainMs
              },
              async answer() {
                const { explanation } = await app.savedData()
                explained = explanation.classIndex
                return explanation.map.values
              },
            }),
            async stockForward() {
              stock = await start('tfjs', { backend, model, input, layer: 'predictions', explains: 'block5_conv3' })()
              return { run: stock.run }
            },
            stockOther: async () => ({
              run: async () => (await stock.explain(explained)).ms,
              answer: async () => (await stock.explain(explained)).map,
            }),
          },
          { runs: runsOn[backend], tolerance: TOLERANCE },
        )
      })
      rows.push(
        ratioRow(`another class, ${backend}`, 'the forward pass', runs.other, runs.forward, { within: 0.15 }),
        ratioRow(
          `from the press to its heatmap on the screen, ${backend}`,
          'the forward pass',
          { values: shown.values.slice(-runsOn[backend]) },
          runs.forward,
          { within: null },
        ),
        ratioRow(`another class, ${backend}`, 'stock TF.js, `tf.grad`', runs.other, runs.stockOther, {
          fasterThan: null,
        }),
        ratioRow(`forward pass, ${backend}`, 'stock TF.js, `predict`', runs.forward, runs.stockForward, {
          fasterThan: null,
        }),
      )
    }
    return { title: 'Another class of the same picture', machine, columns: ratioColumns, rows, notes }
  })

const notes = [
  `VGG16 at its full size with seeded weights in uint8, in the built app; ${runsOn.wasm} runs in turns on wasm and ${runsOn.webgl} on webgl, after two warm-up runs. The times of another class and of the forward pass are those in Save data; the time to the screen ends when the frame that shows the heatmap begins.`,
  "Stock is TensorFlow.js with `tf.loadLayersModel`, and Grad-CAM as its own example does it (`tf.grad` of the class with respect to the kept output of the last convolution), on the same weights and the same input, without drawing anything. Its maps agree with Heatlens' within 1%, or no number is shown; where it cannot explain VGG16 at all, the table quotes its error.",
]

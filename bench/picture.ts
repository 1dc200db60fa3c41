import { join } from 'node:path'
import type { Answer } from './answer.ts'
import { openApp } from './app.ts'
import { withBrowserBench, withFolder } from './browserBench.ts'
import { PICTURE, writeInput } from './input.ts'
import { type BenchJob, interleave, RUNS } from './interleave.ts'
import { type RatioRow, ratioColumns, ratioRow } from './ratios.ts'
import { writeSeededPackage } from './seededPackage.ts'

const ID = 'vgg16-seeded'
const CONVOLUTIONS = 'convolutions'

/** Measures the time from dropping a picture to seeing the network's answer. */
export const picture = (): Promise<Answer<RatioRow>> =>
  withFolder(async (folder) => {
    await writeSeededPackage(join(folder, 'model', ID), ID, { weights: 'uint8' })
    await writeSeededPackage(join(folder, CONVOLUTIONS), CONVOLUTIONS, { network: CONVOLUTIONS })
    await writeInput(join(folder, 'input.bin'), 224)
    return withBrowserBench(folder, async ({ machine, site, context, start }) => {
      const at = (path: string) => `${site.address}/${path}`
      const input = at('files/input.bin')
      /** The classes that the app shows, for comparison with the others. */
      let named: readonly number[] = []
      const runs = await interleave({
        async app(): Promise<BenchJob> {
          const app = await openApp(await context.newPage(), at(`?model=${ID}&backend=wasm`), folder)
          return {
            run: app.dropPicture,
            async answer() {
              const { predictions } = await app.savedData()
              named = predictions.map(({ index }) => index)
              return predictions.map(({ probability }) => probability ?? Number.NaN)
            },
          }
        },
        async convolutions(): Promise<BenchJob> {
          const model = at(`files/${CONVOLUTIONS}/model.json`)
          const { run } = await start('heatlens', { model, input, layer: 'block5_conv3' })()
          return { run }
        },
        async tfjs(): Promise<BenchJob> {
          const model = at(`model/${ID}/model.json`)
          const { run, answer } = await start('tfjs', { backend: 'wasm', model, input, layer: 'predictions' })()
          return {
            run,
            async answer() {
              const probabilities = await answer()
              return named.map((index) => probabilities[index] as number)
            },
          }
        },
      })
      const what = 'picture dropped to top three and heatmap on the screen'
      const rows = [
        ratioRow(what, 'the convolutions alone', runs.app, runs.convolutions, { within: 2 }),
        ratioRow(what, 'TF.js wasm, `predict` alone', runs.app, runs.tfjs, { fasterThan: null }),
      ]
      return { title: 'From a picture to its answer on the processor', machine, columns: ratioColumns, rows, notes }
    })
  })

const notes = [
  `VGG16 at its full size with seeded weights in uint8, in the built app with \`?backend=wasm\`, on a cross-origin isolated site. The picture is the sample “${PICTURE}”; ${RUNS} drops in turns with the others, after two warm-up drops. The time ends when the frame that shows both begins.`,
  'The convolutions alone are those of the table above, on as many threads as the engine uses by default, as in the app. TF.js runs the same weights on the same numbers, without decoding, preprocessing, explaining or drawing anything.',
]

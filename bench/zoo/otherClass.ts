import { type App, openApp } from '../app.ts'
import type { BrowserBench } from '../browserBench.ts'
import { type BenchJob, interleave } from '../interleave.ts'
import { type RatioRow, ratioRow } from '../ratios.ts'

/** The largest share of a forward pass. */
const GOAL = 0.2

const RUNS = 7

/** Measures another class of an analysed picture in the built app, as a share of the forward pass: where the network is, and to the screen. */
export async function otherClass(
  { context, site }: BrowserBench,
  folder: string,
  id: string,
  name: string,
): Promise<RatioRow[]> {
  const page = await context.newPage()
  let app: App
  /** Of all runs, those for warming up too. */
  const shown: number[] = []
  const runs = await interleave(
    {
      async forward(): Promise<BenchJob> {
        app = await openApp(page, `${site.address}/?model=${id}&backend=wasm`, folder)
        return {
          async run() {
            await app.dropPicture()
            return (await app.savedData()).timings.forwardMs
          },
        }
      },
      other: async () => ({
        async run() {
          shown.push(await app.askOtherClass())
          return (await app.savedData()).timings.explainMs
        },
      }),
    },
    { runs: RUNS },
  )
  await page.close()
  return [
    ratioRow(`another class, ${name}`, 'the forward pass', runs.other, runs.forward, { within: GOAL }),
    ratioRow(
      'the same, from the click to the screen',
      'the forward pass',
      { values: shown.slice(-RUNS) },
      runs.forward,
      {
        within: null,
      },
    ),
  ]
}

import { loadTwice } from '../loadOnce.ts'
import { type RatioRow, ratioRow } from '../ratios.ts'
import type { Site } from '../site.ts'

const RUNS = 3

/** Measures how soon a network is ready that is on the device, beside onnxruntime-web from the browser's cache. */
export async function ready(site: Site, id: string, topology: string): Promise<RatioRow> {
  const pages = {
    heatlens: [`/?model=${id}&backend=wasm`, `/model/${id}/`],
    onnx: [`/onnx/?model=../files/${topology}.onnx`, '/files/'],
  } as const
  const times: Record<keyof typeof pages, number[]> = { heatlens: [], onnx: [] }
  for (let run = 1; run <= RUNS; run++) {
    for (const contender of ['heatlens', 'onnx'] as const) {
      const { first, warm } = await loadTwice(site, pages[contender][0], pages[contender][1])
      times[contender].push(warm.ms)
      console.error(`${topology}, run ${run}, ${contender}: ${first.ms.toFixed(0)} ms; warm ${warm.ms.toFixed(0)} ms`)
    }
  }
  return ratioRow(
    `ready from the device, ${topology}`,
    'onnxruntime-web from its cache',
    { values: times.heatlens },
    { values: times.onnx },
    { fasterThan: 1 },
  )
}

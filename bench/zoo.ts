import { join } from 'node:path'
import { withBrowserBench, withFolder } from './browserBench.ts'
import { buildPage } from './buildPage.ts'
import type { Answer } from './index.ts'
import { writeInput } from './input.ts'
import { writeKeras } from './kerasFile.ts'
import { type RatioRow, ratioColumns } from './ratios.ts'
import { seededTopology, writeTopology } from './seededTopology.ts'
import type { Topology } from './topologies.ts'
import { forward } from './zoo/forward.ts'
import { opened } from './zoo/opened.ts'
import { otherClass } from './zoo/otherClass.ts'
import { ready } from './zoo/ready.ts'

/** The network whose file has about 100 MB. */
const FILE: Topology = 'ResNet50'

const idOf = (topology: Topology) => `${topology.toLowerCase()}-seeded`

/** Measures networks of keras.applications on the processor: answers, other classes, loads and files. */
export const zoo = (): Promise<Answer<RatioRow>> =>
  withFolder(async (folder) => {
    await writeInput(join(folder, 'input.bin'), 224)
    await buildPage('onnx', join(folder, 'onnx'))
    return withBrowserBench(folder, async (bench) => {
      const forwards: RatioRow[] = []
      const classes: RatioRow[] = []
      const loads: RatioRow[] = []
      for (const topology of ['MobileNetV2', 'ResNet50', 'VGG16'] as const) {
        const network = await seededTopology(topology)
        forwards.push(...(await forward(bench, folder, topology, network)))
        await writeTopology(folder, idOf(topology), topology, network)
        classes.push(await otherClass(bench, folder, idOf(topology), topology))
        // The cache of a browser takes no file of 553 MB.
        if (topology !== 'VGG16') loads.push(await ready(bench.site, idOf(topology), topology))
      }
      await writeKeras(join(folder, `${FILE}.keras`), await seededTopology(FILE))
      const files = await opened(bench.site, join(folder, `${FILE}.keras`), join(folder, `${FILE}.onnx`), FILE)
      const rows = [...forwards, ...classes, ...loads, ...files]
      return { title: 'Networks of keras.applications', machine: bench.machine, columns: ratioColumns, rows, notes }
    })
  })

const notes: string[] = []

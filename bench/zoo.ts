import { join } from 'node:path'
import type { Answer } from './answer.ts'
import { withBrowserBench, withFolder } from './browserBench.ts'
import { buildPage } from './buildPage.ts'
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
        classes.push(...(await otherClass(bench, folder, idOf(topology), topology)))
        // A browser's cache takes no file of 553 MB.
        if (topology !== 'VGG16') loads.push(await ready(bench.site, idOf(topology), topology))
      }
      await writeKeras(join(folder, `${FILE}.keras`), await seededTopology(FILE))
      const paths = [join(folder, `${FILE}.keras`), join(folder, `${FILE}.onnx`)] as const
      const files = await opened(bench.site, idOf('MobileNetV2'), paths, FILE)
      const rows = [...forwards, ...classes, ...loads, ...files]
      return { title: 'Networks of keras.applications', machine: bench.machine, columns: ratioColumns, rows, notes }
    })
  })

const notes = [
  'The topologies of keras.applications (`bench/topologies.ts`), 224 × 224, float32, with seeded weights. Forward: all in one cross-origin isolated Chromium, each in its own worker with the same weights and picture, in turns; the logits agree within 0.1% of the largest, or no number is shown. The goal is that against the faster of the two. TF.js runs its own operations as its converter gives them (batch normalizations folded, biases and activations fused), on two threads its threaded build; onnxruntime-web runs an ONNX file of the same graph, with all graph optimisations.',
  "The processor's bound is the time that the multiplications of the network take at the rate of f32x4.relaxed_madd on one thread, if nothing else took time: convolutions of 3 × 3 without strides as Winograd's F(4 × 4, 3 × 3), all others by definition. No engine of 128-bit SIMD that multiplies as often is faster.",
  'Another class: in the built app, on as many threads as it takes by default; times as in Save data, which are measured where the network runs. To the screen: from the click until the frame that shows the heatmap begins, with what the page draws meanwhile.',
  "Ready: a new browser process with the profile of an earlier visit, from the navigation. Heatlens has the network in Cache Storage, every SHA-256 checked; onnxruntime-web fetches the .onnx from the HTTP cache, creates a session and runs once on zeros. VGG16's file is too large for that cache.",
  `Files: ${FILE} as Keras 3 and as ONNX store it, dropped on a page that has another network in use, until the new one is. onnxruntime-web gets the very same .onnx, dropped on a page that creates a session and runs once. Memory is Linux' proportional set size of the tab with its workers, at most, less what it was before. Heatlens has stored the network on the device too.`,
]

import { findFusion } from '../fusion.ts'
import { firstPixel, quadsOf, type Runner, shareRows } from './runner.ts'

/** Batch normalization and others that multiply each channel by a factor and add a number; then ReLU, if that is next. */
export const scaling: Runner = {
  canRun: () => true,
  run(thread, { own, inputs: [input = own], last }) {
    const { map, scale, shift } = own
    const { nodes } = thread.layout
    const { clamp } = findFusion(nodes, nodes.indexOf(own), (index) => index === last)
    const { floor, ceiling } = clamp ?? { floor: Number.NEGATIVE_INFINITY, ceiling: Number.POSITIVE_INFINITY }
    shareRows(thread, 0, map, (first, end) => {
      for (let y = first; y < end; y++) {
        const from = firstPixel(input) + y * input.map.row
        const to = firstPixel(own) + y * map.row
        // biome-ignore format: in the order of the kernel.
        thread.kernels.scalePixels(
          from, input.map.pixel, map.width, quadsOf(map), scale, shift, to, map.pixel, floor, ceiling,
        )
      }
    })
    thread.barrier()
  },
}

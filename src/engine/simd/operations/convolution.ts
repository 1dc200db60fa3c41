import { convolve } from '../convolution.ts'
import { cornerOf } from '../featureMap.ts'
import { prepareFilters } from '../filters.ts'
import { activationOf, clampOf, findFusion } from '../fusion.ts'
import type { ConvolutionLayout, DepthwiseLayout, Layout, NodeLayout } from '../layout.ts'
import type { ThreadContext } from '../threadPool.ts'
import { activateMap, activationKernel } from './activation.ts'
import { firstPixel, quadsOf, type Runner, type Running, shareRows } from './runner.ts'

/** What follows the sums of a node: factors, summands, bounds and where to write. */
function finishing({ nodes, ones }: Layout, { own, last, isRaw }: Running) {
  const fusion = findFusion(nodes, nodes.indexOf(own), (index) => index === last)
  const scaling = fusion.scaling === undefined ? undefined : nodes[fusion.scaling]
  const bounds = isRaw ? undefined : fusion.clamp
  const { floor, ceiling } = bounds ?? { floor: Number.NEGATIVE_INFINITY, ceiling: Number.POSITIVE_INFINITY }
  const target = nodes[last] as NodeLayout
  return {
    ...{ floor, ceiling, pool: fusion.pool, isDone: isRaw || fusion.clamp !== undefined },
    ...{ scale: scaling ? scaling.scale : ones, shift: scaling ? own.fused : own.bias },
    ...{ to: firstPixel(target), row: target.map.row, pixel: target.map.pixel },
  }
}

/** Applies an activation that is more than bounds, in place. */
function activateRest(thread: ThreadContext, { own }: Running): void {
  const place = [firstPixel(own), own.map] as const
  activateMap(thread, 2, activationOf(own.node), place, place)
  thread.barrier()
}

/** Whether the kernels have the activation of a node. */
export const canActivate = ({ node }: NodeLayout): boolean =>
  clampOf(activationOf(node)) !== undefined || activationKernel(activationOf(node)) !== undefined

/** Convolutions, and products over the last axis of more than a list. */
export const convolution: Runner = {
  canRun: (own) => own.convolution !== undefined,
  run(thread, running) {
    const {
      own,
      inputs: [input = own],
    } = running
    const { forward, kernel, filters, isPacked, sharedInputs } = own.convolution as ConvolutionLayout
    const { isDone, ...end } = finishing(thread.layout, running)
    if (isPacked) prepareFilters(thread, kernel, forward, filters, 3)
    convolve(thread, forward, {
      ...{ kernel, filters, sharedInputs, ...end },
      from: input.at + cornerOf(input.map, forward.margins),
    })
    if (!isDone) activateRest(thread, running)
  },
}

export const depthwise: Runner = {
  canRun: (own) => own.depthwise !== undefined,
  run(thread, running) {
    const {
      own,
      inputs: [input = own],
    } = running
    const { operation, margins, filters, width } = own.depthwise as DepthwiseLayout
    const { size, strides, dilation } = operation
    const { row, pixel } = input.map
    const { isDone, ...end } = finishing(thread.layout, running)
    const corner = input.at + cornerOf(input.map, margins)
    shareRows(thread, 0, own.map, (first, last) => {
      for (let y = first; y < last; y++) {
        // biome-ignore format: in the order of the kernel.
        thread.kernels.depthwise(
          corner + y * strides[0] * row, strides[1] * pixel, dilation[0] * row, size[0], dilation[1] * pixel, size[1],
          quadsOf(own.map), filters, width, end.scale, end.shift, end.to + y * end.row, end.pixel, end.floor, end.ceiling,
        )
      }
    })
    thread.barrier()
    if (!isDone) activateRest(thread, running)
  },
}

import type { OperationOf } from '../../../graph/operations.ts'
import type { NodeLayout } from '../layout.ts'
import type { ThreadContext } from '../threadPool.ts'
import { firstPixel, quadsOf, type Runner, runOf, shareRows } from './runner.ts'

/** Copies rows of pixels, `width` to a row. */
function copyRows(
  thread: ThreadContext,
  [from, input]: readonly [number, NodeLayout],
  [to, own]: readonly [number, NodeLayout],
  { height, width }: { height: number; width: number },
): void {
  const isSame = quadsOf(input.map) === quadsOf(own.map)
  const { count, quads } = isSame ? runOf(width, [input.map, own.map]) : { count: width, quads: quadsOf(input.map) }
  shareRows(thread, 0, { ...input.map, height, width }, (first, end) => {
    for (let y = first; y < end; y++) {
      const [row, target] = [from + y * input.map.row, to + y * own.map.row]
      thread.kernels.copyPixels(row, input.map.pixel, count, quads, target, own.map.pixel)
    }
  })
}

/** Along the channels, where each input but the last has whole quads. */
export const concatenate: Runner = {
  canRun({ node }, inputs) {
    const { axis } = node.operation as OperationOf<'concatenate'>
    return axis === node.shape.length - 1 && inputs.slice(0, -1).every(({ map }) => map.channels % 4 === 0)
  },
  run(thread, { own, inputs }) {
    shareRows(thread, 0, own.map, (first, end) => {
      let to = firstPixel(own)
      for (const input of inputs) {
        const { map } = input
        for (let y = first; y < end; y++) {
          const [row, target] = [firstPixel(input) + y * map.row, to + y * own.map.row]
          thread.kernels.copyPixels(row, map.pixel, map.width, quadsOf(map), target, own.map.pixel)
        }
        to += map.channels * 4
      }
    })
    thread.barrier()
  },
}

/** Zeros around a feature map. */
export const padding: Runner = {
  canRun: () => true,
  run(thread, { own, inputs: [input = own] }) {
    const { top, left } = own.node.operation as OperationOf<'padding2d'>
    const { map, at } = own
    if (thread.index === 0) thread.floats.fill(0, at / 4, (at + map.bytes) / 4)
    thread.barrier()
    const to = firstPixel(own) + top * map.row + left * map.pixel
    copyRows(thread, [firstPixel(input), input], [to, own], input.map)
    thread.barrier()
  },
}

export const cropping: Runner = {
  canRun: () => true,
  run(thread, { own, inputs: [input = own] }) {
    const { top, left } = own.node.operation as OperationOf<'cropping2d'>
    const from = firstPixel(input) + top * input.map.row + left * input.map.pixel
    copyRows(thread, [from, input], [firstPixel(own), own], own.map)
    thread.barrier()
  },
}

/** Between maps without padding in any dimension, which are the same bytes. */
export const reshape: Runner = {
  canRun({ map }, [input]) {
    const isFlat = (one: NodeLayout['map']) =>
      one.channels % 4 === 0 && one.bytes === one.height * one.width * one.channels * 4
    return input !== undefined && isFlat(map) && isFlat(input.map)
  },
  run(thread, { own, inputs: [input = own] }) {
    if (thread.index === 0) {
      thread.floats.copyWithin(own.at / 4, input.at / 4, (input.at + input.map.bytes) / 4)
    }
    thread.barrier()
  },
}

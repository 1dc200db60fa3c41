import type { OperationOf } from '../../../graph/operations.ts'
import { broadcastOffsets } from '../../portable/broadcast.ts'
import { multiplyToOutputs } from '../multiply.ts'
import { firstPixel, type Runner, type Running } from '../operations/runner.ts'
import { BLOCK_PIXELS, group } from '../planConvolution.ts'
import type { ThreadContext } from '../threadPool.ts'
import { type MatrixProducts, planProducts } from './products.ts'

/** Packs the matrices of the second factor into panels of eight columns, [k, 8] each; each thread packs some. */
function pack(thread: ThreadContext, { own, inputs }: Running, plan: MatrixProducts): void {
  const { kernels, floats } = thread
  const { k, n, depth, panels, bytes, count } = plan
  const { transposesSecond = false } = own.node.operation as OperationOf<'matmul'>
  const [, b = own] = inputs
  thread.parallelFor(0, count * panels, Math.max(1, Math.ceil(panels / 4)), (first, end) => {
    for (let item = first; item < end; item++) {
      const [which, panel] = [Math.floor(item / panels), item % panels]
      const from = firstPixel(b) + which * b.map.row
      const to = own.spare + which * bytes + panel * depth * 32
      const columns = Math.min(8, n - panel * 8)
      // Behind the last row and column stands anything.
      if (columns < 8 || depth > k) floats.fill(0, to / 4, to / 4 + depth * 8)
      if (transposesSecond) {
        kernels.transpose(from + panel * 8 * b.map.pixel, b.map.pixel, columns, k, to, 32)
      } else if (columns === 8) {
        kernels.panels(from + panel * 32, b.map.pixel, k, 8, to, 32)
      } else {
        const [start, step] = [(from + panel * 32) / 4, b.map.pixel / 4]
        for (let row = 0; row < k; row++) {
          for (let c = 0; c < columns; c++) floats[to / 4 + row * 8 + c] = floats[start + row * step + c] as number
        }
      }
    }
  })
  thread.barrier()
}

/** Products of matrices: blocks of rows of the first factor by panels of the second. */
export const matmul: Runner = {
  canRun: () => true,
  run(thread, running) {
    const { own, inputs } = running
    const [a = own, b = own] = inputs
    const { kernels, layout, scratch, index } = thread
    const plan = planProducts(
      own.node,
      layout.nodes.map(({ node }) => node),
    ) as MatrixProducts
    const { m, n, depth, panels, bytes } = plan
    pack(thread, running, plan)
    const before = own.node.shape.slice(0, -2)
    const ofA = broadcastOffsets(a.node.shape.slice(0, -2), before)
    const ofB = broadcastOffsets(b.node.shape.slice(0, -2), before)
    const blocks = Math.ceil(m / BLOCK_PIXELS)
    const v = scratch.inputs[index] as number
    const sums = scratch.sums[index] as number
    const mRow = panels * 32
    thread.parallelFor(1, ofA.length * blocks, 1, (item) => {
      const [which, block] = [Math.floor(item / blocks), item % blocks]
      const [first, end] = [block * BLOCK_PIXELS, Math.min((block + 1) * BLOCK_PIXELS, m)]
      const rows = group(end - first)
      const from = firstPixel(a) + (ofA[which] as number) * a.map.row
      const u = own.spare + (ofB[which] as number) * bytes
      // biome-ignore format: in the order of the kernel.
      kernels.im2col(
        from, a.map.row, a.map.pixel, m, first, end, 0, 1, 0, 1, depth / 4, v, rows.groupsOf6, depth * 24,
      )
      multiplyToOutputs(
        kernels,
        {
          depth,
          v: { at: v, plane: 0, ...rows },
          u: { at: u, plane: 0, panels },
          m: { at: sums, plane: 0, row: mRow },
        },
        {
          ...{ first, end, width: m, quads: Math.ceil(n / 4), row: own.map.row, pixel: own.map.pixel },
          ...{ scale: layout.ones, shift: layout.zeros, to: firstPixel(own) + which * own.map.row },
          ...{ floor: Number.NEGATIVE_INFINITY, ceiling: Number.POSITIVE_INFINITY },
        },
        scratch.temp[index] as number,
      )
    })
    thread.barrier()
  },
}

import type { ConvolutionIO } from './convolution.ts'
import { LONGEST_SUM, multiplyToOutputs } from './multiply.ts'
import { BLOCK_PIXELS, type Convolution, group, panelBytes, partsOf } from './planConvolution.ts'
import type { ThreadContext } from './threadPool.ts'

/** The mode `im2col` of a convolution: a block of pixels at a time, their inputs side by side, times the filters. */
export function multiplyWindows(thread: ThreadContext, convolution: Convolution, io: ConvolutionIO): void {
  const { size, strides, dilation, height, width, groups, depth, panels, input, outChannels } = convolution
  const { kernels, scratch, index } = thread
  const inputs = scratch.inputs[index] as number
  const sums = scratch.sums[index] as number
  const along = size[0] * size[1] * depth
  const mRow = panels * 32
  const [down, right] = [strides[0] * input.row, strides[1] * input.pixel]
  const [line, tap] = [dilation[0] * input.row, dilation[1] * input.pixel]
  // The taps of a line are adjacent: one run of quads.
  const isRun = tap === depth * 4
  const [taps, quads] = isRun ? [1, (size[1] * depth) / 4] : [size[1], depth / 4]
  // Of one tap, or of few channels, inputs are read where they are.
  const isListed = size[0] * size[1] === 1 || (isRun && along <= LONGEST_SUM)
  const lines = { lines: size[0], skip: line - quads * 16 }
  const written = Math.ceil(outChannels / 4)
  const blocks = Math.ceil((height * width) / BLOCK_PIXELS)
  const step = Math.ceil((height * width) / blocks / 6) * 6
  const parts = partsOf(blocks * groups, panels, thread.count)
  const partPanels = Math.ceil(panels / parts)
  /** Computes a block of pixels, of one group, for some filters. */
  const compute = (block: number, which: number, part: number) => {
    const [first, end] = [block * step, Math.min((block + 1) * step, height * width)]
    const [n, own] = [part * partPanels * 8, Math.min(partPanels, panels - part * partPanels)]
    if (end <= first || own <= 0) return
    const rows = group(end - first)
    const from = io.from + which * depth * 4
    const filters = io.filters + which * panelBytes(convolution) + n * along * 4
    if (isListed) {
      kernels.listPixels(from, down, right, width, first, end, inputs, rows.rows)
    } else {
      // biome-ignore format: in the order of the kernel.
      kernels.im2col(
        from, down, right, width, first, end, line, size[0], tap, taps, quads, inputs, rows.groupsOf6, along * 24,
      )
    }
    const offset = (which * outChannels + n) * 4
    multiplyToOutputs(
      kernels,
      {
        depth: along,
        v: { at: inputs, plane: 0, ...rows, ...(isListed && { isListed, ...lines }) },
        u: { at: filters, plane: 0, panels: own },
        m: { at: sums, plane: 0, row: mRow },
      },
      {
        ...{ first, end, width, quads: Math.min(own * 2, written - n / 4), row: io.row, pixel: io.pixel },
        ...{ scale: io.scale + offset, shift: io.shift + offset, to: io.to + offset },
        ...{ floor: io.floor, ceiling: io.ceiling },
      },
      scratch.temp[index] as number,
    )
  }
  thread.parallelFor(0, blocks * groups * parts, 1, (item) => {
    const [rest, block] = [Math.floor(item / blocks), item % blocks]
    compute(block, rest % groups, Math.floor(rest / groups))
  })
}

import type { GraphNode } from '../graph.ts'
import { refuse } from '../obstacles.ts'
import type { Padding, Pair } from '../operations.ts'
import type { Windows } from '../plan.ts'
import { demandPadding, demandPair } from './settings.ts'

interface Windowed {
  readonly size: Pair
  readonly strides: Pair
  readonly padding: Padding
  readonly dilation?: Pair
}

interface WindowGrid {
  rows: Windows
  columns: Windows
}

type Side = readonly [front: 'top' | 'left', back: 'bottom' | 'right']

const sides: readonly [Side, Side] = [
  ['top', 'bottom'],
  ['left', 'right'],
]

/** From the first to the last pixel of a window. */
const extent = ({ size, dilation = [1, 1] }: Windowed, axis: 0 | 1) => (size[axis] - 1) * dilation[axis] + 1

function demandWindowed(node: GraphNode, { size, strides, padding, dilation = [1, 1] }: Windowed): void {
  demandPair(node, 'size', size)
  demandPair(node, 'strides', strides)
  demandPair(node, 'dilation', dilation)
  demandPadding(node, padding)
}

/**
 * The windows of a convolution or pooling over [height, width]. TensorFlow's rules: `valid` pads nothing; `same` gives
 * ⌈n / stride⌉ windows, with the odd pixel of padding behind (tensorflow.org/api_docs/python/tf/nn#notes_on_padding_2).
 */
export function windowsOver(node: GraphNode, settings: Windowed, lengths: Pair): WindowGrid {
  demandWindowed(node, settings)
  const along = (axis: 0 | 1): Windows => {
    const [length, stride, window] = [lengths[axis], settings.strides[axis], extent(settings, axis)]
    if (settings.padding === 'same') {
      const cells = Math.ceil(length / stride)
      const total = Math.max((cells - 1) * stride + window - length, 0)
      return { cells, before: Math.floor(total / 2), after: Math.ceil(total / 2) }
    }
    const [front, back] = sides[axis]
    const [before, after] = settings.padding === 'valid' ? [0, 0] : [settings.padding[front], settings.padding[back]]
    return { cells: Math.floor((before + length + after - window) / stride) + 1, before, after }
  }
  const grid = { rows: along(0), columns: along(1) }
  if (grid.rows.cells < 1 || grid.columns.cells < 1) {
    refuse(node, 'windowTooLarge', { window: [extent(settings, 0), extent(settings, 1)], shape: lengths })
  }
  return grid
}

/**
 * The rows and columns that a transposed convolution of [height, width] gives (`cells`), and how many of all that its
 * kernels reach are cut `before` and `after` them; a negative number of rows is added.
 */
export function transposedWindows(
  node: GraphNode,
  settings: Windowed & { readonly outputPadding?: Pair },
  lengths: Pair,
): WindowGrid {
  demandWindowed(node, settings)
  const along = (axis: 0 | 1): Windows => {
    const [length, stride, window] = [lengths[axis], settings.strides[axis], extent(settings, axis)]
    const reached = (length - 1) * stride + window
    const { padding } = settings
    const [front, back] = sides[axis]
    const before =
      padding === 'valid' ? 0 : padding === 'same' ? Math.floor(Math.max(window - stride, 0) / 2) : padding[front]
    const plain =
      padding === 'valid'
        ? (length - 1) * stride + Math.max(window, stride)
        : padding === 'same'
          ? length * stride
          : reached - before - padding[back]
    const cells = plain + (settings.outputPadding?.[axis] ?? 0)
    return { cells, before, after: reached - before - cells }
  }
  const grid = { rows: along(0), columns: along(1) }
  if (grid.rows.cells < 1 || grid.columns.cells < 1) refuse(node, 'shapeUnfit', { shape: lengths })
  return grid
}

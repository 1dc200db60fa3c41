import type { OperationOf } from '../../../graph/operations.ts'
import type { NodeLayout } from '../layout.ts'
import type { ThreadContext } from '../threadPool.ts'
import { firstPixel, quadsOf, type Runner, runOf, shareRows } from './runner.ts'

/** In the order of the kernel (assembly/elementwise.ts). */
const functions = ['add', 'subtract', 'multiply', 'divide', 'maximum', 'minimum']

/** Largest rank whose broadcasting is the same for [height, width, channels]. */
const MOST_SIDES = 3

/** One side of an operation: pixels, a single one, or one for each row or column; or a number in all lanes. */
interface Operand {
  at: number
  row: number
  pixel: number
  /** Bytes from quad to quad: 0 if there is but one channel. */
  step: number
}

function operandOf(one: NodeLayout, own: NodeLayout): Operand {
  const { height, width, channels, row, pixel } = one.map
  return {
    at: firstPixel(one),
    row: height === 1 && own.map.height > 1 ? 0 : row,
    pixel: width === 1 && own.map.width > 1 ? 0 : pixel,
    step: channels === 1 && own.map.channels > 1 ? 0 : 16,
  }
}

/** Combines the rows `first` to `end`. */
function combine(
  thread: ThreadContext,
  what: number,
  [a, b]: readonly [Operand, Operand],
  own: NodeLayout,
  [first, end]: readonly [number, number],
): void {
  const { map } = own
  const operands = [a, b]
  const isWhole = operands.every((one) => one.step === 16 && one.pixel === quadsOf(map) * 16)
  const { count, quads } = isWhole ? runOf(map.width, [map]) : { count: map.width, quads: quadsOf(map) }
  for (let y = first; y < end; y++) {
    const to = firstPixel(own) + y * map.row
    const [from, other] = [a.at + y * a.row, b.at + y * b.row]
    // biome-ignore format: in the order of the kernel.
    thread.kernels.arithmetic(what, from, a.pixel, a.step, other, b.pixel, b.step, to, map.pixel, count, quads)
    if (functions[what] === 'divide') clearLanes(thread, own, to)
  }
}

/** Clears the lanes behind the last channel of a row: 0 / 0 would be carried along. */
function clearLanes({ floats }: ThreadContext, { map }: NodeLayout, at: number): void {
  const { width, channels, pixel } = map
  if (channels % 4 === 0) return
  for (let x = 0; x < width; x++) {
    const start = (at + x * pixel) / 4
    floats.fill(0, start + channels, start + quadsOf(map) * 4)
  }
}

/** Arithmetic on feature maps, with broadcasting, and on one and a number. */
export const arithmetic: Runner = {
  canRun({ node }, inputs) {
    const { function: name } = node.operation as OperationOf<'arithmetic'>
    const isSame = inputs.every((one) => one.node.shape.join() === node.shape.join())
    return functions.includes(name) && (isSame || node.shape.length <= MOST_SIDES)
  },
  run(thread, { own, inputs }) {
    const { function: name, scalar, scalarFirst } = own.node.operation as OperationOf<'arithmetic'>
    const what = functions.indexOf(name)
    const [first, ...others] = inputs.map((one) => operandOf(one, own)) as [Operand, ...Operand[]]
    const result = operandOf(own, own)
    const pairs: [Operand, Operand][] = others.map((b, index) => [index === 0 ? first : result, b])
    if (scalar !== undefined) {
      const at = thread.scratch.temp[thread.index] as number
      thread.floats[at / 4] = scalar
      const number = { at, row: 0, pixel: 0, step: 0 }
      pairs.unshift(scalarFirst ? [number, first] : [first, number])
    }
    shareRows(thread, 0, own.map, (first, end) => {
      for (const pair of pairs) combine(thread, what, pair, own, [first, end])
    })
    thread.barrier()
  },
}

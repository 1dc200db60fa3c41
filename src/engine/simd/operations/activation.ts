import type { Activation } from '../../../graph/operations.ts'
import type { FeatureMap } from '../featureMap.ts'
import { activationOf } from '../fusion.ts'
import type { ThreadContext } from '../threadPool.ts'
import { firstPixel, type Runner, runOf, shareRows } from './runner.ts'

type Arguments = readonly [what: number, a: number, b: number, c: number]

const SELU_SCALE = 1.0507009873554805
const SELU_ALPHA = 1.6732632423543772

/** The activation as arguments of the kernel `activate` (assembly/functions.ts); undefined if there is none. */
export function activationKernel(activation: Activation): Arguments | undefined {
  switch (activation.id) {
    case 'relu':
      return [0, activation.slope ?? 0, activation.threshold ?? 0, activation.max ?? Number.POSITIVE_INFINITY]
    case 'sigmoid':
      return [1, 0, 0, 0]
    case 'swish':
      return [2, 0, 0, 0]
    case 'tanh':
      return [3, 0, 0, 0]
    case 'hardSigmoid':
      return [4, activation.slope, 0, 0]
    case 'hardSwish':
      return [5, 1 / 6, 0, 0]
    case 'elu':
      return [6, 1, activation.alpha, 0]
    case 'selu':
      return [6, SELU_SCALE, SELU_SCALE * SELU_ALPHA, 0]
    case 'gelu':
      return [activation.approximate ? 8 : 7, 0, 0, 0]
    default:
      return undefined
  }
}

/** Applies an activation that has a kernel to the pixels at `from` and writes them to those at `to`. */
export function activateMap(
  thread: ThreadContext,
  phase: number,
  activation: Activation,
  [from, input]: readonly [number, FeatureMap],
  [to, output]: readonly [number, FeatureMap],
): void {
  const [what, a, b, c] = activationKernel(activation) as Arguments
  const { count, quads } = runOf(output.width, [output, input])
  shareRows(thread, phase, output, (first, end) => {
    for (let y = first; y < end; y++) {
      const [row, target] = [from + y * input.row, to + y * output.row]
      thread.kernels.activate(what, row, input.pixel, target, output.pixel, count, quads, a, b, c)
    }
  })
}

export const activation: Runner = {
  canRun: ({ node }) => activationKernel(activationOf(node)) !== undefined,
  run(thread, { own, inputs: [input = own] }) {
    activateMap(thread, 0, activationOf(own.node), [firstPixel(input), input.map], [firstPixel(own), own.map])
    thread.barrier()
  },
}

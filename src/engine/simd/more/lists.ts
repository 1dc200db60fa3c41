import type { OperationOf } from '../../../graph/operations.ts'
import { neighbours } from '../../portable/localResponse.ts'
import type { NodeLayout } from '../layout.ts'
import { firstPixel, type Runner, type Running } from '../operations/runner.ts'
import { weightValues } from '../prepare.ts'
import type { ThreadContext } from '../threadPool.ts'

// Functions of the lists of the last axis, in JavaScript on the engine's memory. They may work in place.

/** Lists that a thread takes at a time. */
const LISTS = 32

/** Calls `work` for each list with the index of its first float, in the input and in the output. */
function eachList(thread: ThreadContext, { own, inputs }: Running, work: (from: number, to: number) => void): void {
  const [input = own] = inputs
  const { width, height } = own.map
  thread.parallelFor(0, width * height, LISTS, (first, end) => {
    for (let list = first; list < end; list++) {
      const [y, x] = [Math.floor(list / width), list % width]
      const from = firstPixel(input) + y * input.map.row + x * input.map.pixel
      work(from / 4, (firstPixel(own) + y * own.map.row + x * own.map.pixel) / 4)
    }
  })
  thread.barrier()
}

const isLast = ({ node }: NodeLayout, axis: number): boolean => axis === node.shape.length - 1

/** Softmax along the last axis. */
export const softmax: Runner = {
  canRun(own) {
    const { activation } = own.node.operation as OperationOf<'activation'>
    return activation.id === 'softmax' && isLast(own, activation.axis)
  },
  run(thread, running) {
    const { floats } = thread
    const { channels, pixel } = running.own.map
    eachList(thread, running, (from, to) => {
      let largest = Number.NEGATIVE_INFINITY
      for (let c = 0; c < channels; c++) {
        const value = floats[from + c] as number
        if (value > largest) largest = value
      }
      let sum = 0
      for (let c = 0; c < channels; c++) {
        const power = Math.exp((floats[from + c] as number) - largest)
        floats[to + c] = power
        sum += power
      }
      const share = 1 / sum
      for (let c = 0; c < channels; c++) floats[to + c] = (floats[to + c] as number) * share
      for (let c = channels; c < pixel / 4; c++) floats[to + c] = 0
    })
  },
}

/** Layer normalization along the last axis, in double precision. */
export const layerNormalization: Runner = {
  canRun(own) {
    const { axes } = own.node.operation as OperationOf<'layerNormalization'>
    return axes.length === 1 && isLast(own, axes[0] ?? 0)
  },
  run(thread, running) {
    const { floats } = thread
    const { own } = running
    const { epsilon } = own.node.operation as OperationOf<'layerNormalization'>
    const { channels } = own.map
    const gamma = weightValues(thread, own, 'gamma') ?? new Float32Array(channels).fill(1)
    const beta = weightValues(thread, own, 'beta') ?? new Float32Array(channels)
    eachList(thread, running, (from, to) => {
      let sum = 0
      for (let c = 0; c < channels; c++) sum += floats[from + c] as number
      const mean = sum / channels
      let squares = 0
      for (let c = 0; c < channels; c++) {
        const centred = (floats[from + c] as number) - mean
        squares += centred * centred
      }
      const inverse = 1 / Math.sqrt(squares / channels + epsilon)
      for (let c = 0; c < channels; c++) {
        floats[to + c] = ((floats[from + c] as number) - mean) * inverse * (gamma[c] as number) + (beta[c] as number)
      }
    })
  },
}

/** Over neighbours along the last axis. Not in place: the sum of the squares moves along. */
export const localResponseNormalization: Runner = {
  canRun: () => true,
  run(thread, running) {
    const { floats } = thread
    const { size, alpha, beta, bias } = running.own.node.operation as OperationOf<'localResponseNormalization'>
    const { before, after } = neighbours(size)
    const { channels } = running.own.map
    const squares = new Float64Array(channels)
    eachList(thread, running, (from, to) => {
      for (let c = 0; c < channels; c++) squares[c] = (floats[from + c] as number) ** 2
      for (let c = 0; c < channels; c++) {
        let sum = 0
        const end = Math.min(c + after, channels - 1)
        for (let near = Math.max(c - before, 0); near <= end; near++) sum += squares[near] as number
        floats[to + c] = (floats[from + c] as number) * (bias + (alpha / size) * sum) ** -beta
      }
    })
  },
}

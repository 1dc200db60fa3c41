import type { OperationOf } from '../../graph/operations.ts'
import { only, weightOf } from './operation.ts'
import { weighted } from './weighted.ts'

/** Sums over the last axis. Kernel: [values, units]. */
export const dense = weighted<OperationOf<'dense'>>({
  sums({ operation: { units } }, operands) {
    const [values] = only(operands)
    const kernel = weightOf(operands, 'kernel')
    const length = kernel.length / units
    const sums = new Float64Array((values.length / length) * units)
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as number
      if (value === 0) continue
      const row = (i % length) * units
      const out = Math.floor(i / length) * units
      for (let u = 0; u < units; u++) sums[out + u] = (sums[out + u] as number) + value * (kernel[row + u] as number)
    }
    return sums
  },
  back({ operation: { units } }, gradient, operands) {
    const [values] = only(operands)
    const kernel = weightOf(operands, 'kernel')
    const length = kernel.length / units
    const back = new Float64Array(values.length)
    for (let i = 0; i < values.length; i++) {
      const row = (i % length) * units
      const out = Math.floor(i / length) * units
      let sum = 0
      for (let u = 0; u < units; u++) sum += (gradient[out + u] as number) * (kernel[row + u] as number)
      back[i] = sum
    }
    return back
  },
})

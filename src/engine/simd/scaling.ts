import type { PlannedNode } from '../../graph/plan.ts'

/** Whether a node multiplies each channel by a factor and adds a number. */
export const isScaling = ({ operation: { kind } }: PlannedNode): boolean =>
  kind === 'batchNormalization' || kind === 'affine' || kind === 'normalization'

type WeightOf = (name: string) => ArrayLike<number> | undefined

/** The factors and summands of such a node, a channel, in double precision. */
export function scalingOf(
  { operation, shape }: PlannedNode,
  weightOf: WeightOf,
): { scale: Float64Array; shift: Float64Array } {
  const channels = shape.at(-1) ?? 1
  const scale = new Float64Array(channels)
  const shift = new Float64Array(channels)
  const at = (numbers: ArrayLike<number> | undefined, c: number, or: number) =>
    numbers ? (numbers[numbers.length === 1 ? 0 : c] as number) : or
  for (let c = 0; c < channels; c++) {
    if (operation.kind === 'affine') {
      scale[c] = at(operation.scale, c, 1)
      shift[c] = at(operation.offset, c, 0)
      continue
    }
    const own = operation.kind === 'normalization' ? operation : undefined
    const mean = at(own?.mean ?? weightOf('mean'), c, 0)
    const variance = at(own?.variance ?? weightOf('variance'), c, 1)
    if (operation.kind === 'batchNormalization') {
      const factor = at(weightOf('gamma'), c, 1) / Math.sqrt(variance + operation.epsilon)
      scale[c] = factor
      shift[c] = at(weightOf('beta'), c, 0) - mean * factor
    } else {
      const factor = 1 / Math.max(Math.sqrt(variance), 1e-7)
      scale[c] = factor
      shift[c] = -mean * factor
    }
  }
  return { scale, shift }
}

import type { StoredTensor } from '../../model/storedNetwork.ts'

/** The four vectors of a BatchNorm. */
interface Norm {
  gamma: StoredTensor
  beta: StoredTensor
  mean: StoredTensor
  variance: StoredTensor
}

/** What a BatchNorm does after a convolution: channel c becomes `factor[c] · sum + bias[c]`. Read once. */
export type FoldedNorm = () => Promise<{ factor: Float64Array; bias: Float32Array }>

/** Folds a BatchNorm into the convolution before it: factor = γ / √(σ² + ε), bias = β − μ · factor, in doubles. */
export function foldNorm({ gamma, beta, mean, variance }: Norm, epsilon: number): FoldedNorm {
  let folded: ReturnType<FoldedNorm> | undefined
  const fold = async () => {
    const [count = 0] = gamma.shape
    const [scales, shifts, means, variances] = await Promise.all(
      [gamma, beta, mean, variance].map((one) => one.readRows(0, count)),
    )
    const of = (values: Float32Array | undefined, index: number) => values?.[index] as number
    const factor = Float64Array.from({ length: count }, (_, c) => of(scales, c) / Math.sqrt(of(variances, c) + epsilon))
    const bias = Float32Array.from(factor, (one, c) => of(shifts, c) - of(means, c) * one)
    return { factor, bias }
  }
  return () => {
    folded ??= fold()
    return folded
  }
}

/** A kernel whose output channels are multiplied. They are its last side, or the one before a last side of 1. */
export function scaledChannels(kernel: StoredTensor, folded: FoldedNorm): StoredTensor {
  const { quantization: _, ...rest } = kernel
  return {
    ...rest,
    async readRows(start, end) {
      const [values, { factor }] = await Promise.all([kernel.readRows(start, end), folded()])
      return values.map((value, index) => value * (factor[index % factor.length] as number))
    },
  }
}

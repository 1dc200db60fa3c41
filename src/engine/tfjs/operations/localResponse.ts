import { add, matMul, mul, pow, square, sub, type Tensor, tensor2d, reshape as toShape } from '@tensorflow/tfjs-core'
import type { OperationOf } from '../../../graph/operations.ts'
import { neighbours } from '../../portable/localResponse.ts'
import { type MakeRunner, simple } from './runner.ts'

/** Sums over neighbours are products with a matrix of zeros and ones; the way back as in portable/localResponse.ts. */
export const localResponseNormalization: MakeRunner<OperationOf<'localResponseNormalization'>> = ({
  operation: { size, alpha, beta, bias },
  shape,
}) => {
  const channels = shape.at(-1) ?? 1
  const { before, after } = neighbours(size)
  const isNear = (from: number, to: number) => from >= to - before && from <= to + after
  const band = Float32Array.from({ length: channels * channels }, (_, index) =>
    isNear(Math.floor(index / channels), index % channels) ? 1 : 0,
  )
  const sumNear = (x: Tensor, isBack = false) => {
    const list = toShape(x, [x.size / channels, channels])
    return toShape(matMul(list, tensor2d(band, [channels, channels]), false, isBack), x.shape)
  }
  const baseOf = (x: Tensor) => add(mul(sumNear(square(x)), alpha / size), bias)
  return simple(
    (x) => mul(x, pow(baseOf(x), -beta)),
    (gradient, x) => {
      const base = baseOf(x)
      const shares = mul(mul(gradient, x), pow(base, -beta - 1))
      return sub(mul(gradient, pow(base, -beta)), mul(mul(x, sumNear(shares, true)), 2 * (alpha / size) * beta))
    },
  )
}

import { matMul, type Tensor, type Tensor3D, reshape as toShape } from '@tensorflow/tfjs-core'
import type { Shape } from '../../../graph/graph.ts'
import type { OperationOf } from '../../../graph/operations.ts'
import { sumTo } from './arithmetic.ts'
import { repeatTo } from './expand.ts'
import type { MakeRunner } from './runner.ts'

const count = (sides: Shape) => sides.reduce((product, side) => product * side, 1)

/** A factor as a list of matrices: as many as the output has, or one for all of them. */
function listed(x: Tensor, before: Shape): Tensor3D {
  const [batch = 1, ...sides] = x.shape
  const own = sides.slice(0, -2)
  const matrix = sides.slice(-2)
  const aligned = [batch, ...new Array<number>(before.length - 1 - own.length).fill(1), ...own]
  const isWhole = count(aligned) === 1 || aligned.join() === before.join()
  const wide = isWhole ? x : repeatTo(toShape(x, [...aligned, ...matrix]), [...before, ...matrix])
  return toShape(wide, [count(isWhole ? aligned : before), ...matrix] as [number, number, number])
}

/** Products of matrices, the axes before broadcast. With g the gradient of A B: g Bᵀ and Aᵀ g, summed where broadcast. */
export const matmul: MakeRunner<OperationOf<'matmul'>> = (
  { operation: { transposesSecond = false }, shape },
  [ofA = [], ofB = []],
) => ({
  forward([a, b]) {
    const batch = Math.max(a?.shape[0] ?? 1, b?.shape[0] ?? 1)
    const before = [batch, ...shape.slice(0, -2)]
    return toShape(matMul(listed(a as Tensor, before), listed(b as Tensor, before), false, transposesSecond), [
      batch,
      ...shape,
    ])
  },
  backward(gradient, { inputs: [a, b], wanted: [isAWanted, isBWanted] }) {
    const [batch = 1] = gradient.shape
    const before = [batch, ...shape.slice(0, -2)]
    const g = listed(gradient, before)
    const ofSecond = (g: Tensor3D, a: Tensor3D) =>
      transposesSecond ? matMul(g, a, true, false) : matMul(a, g, true, false)
    const whole = (x: Tensor) => toShape(x, [...before, ...x.shape.slice(-2)])
    return [
      isAWanted ? sumTo(whole(matMul(g, listed(b as Tensor, before), false, !transposesSecond)), ofA) : undefined,
      isBWanted ? sumTo(whole(ofSecond(g, listed(a as Tensor, before))), ofB) : undefined,
    ]
  },
})

import type { Activation } from '../../graph/operations.ts'
import type { ActivationMath } from './arrive.ts'
import { zerosLike } from './operation.ts'

type Relu = Extract<Activation, { id: 'relu' }>

/** True for a ReLU that is 0 at and below its threshold, and so tells by its output where it let values pass. */
export const isPlainRelu = (activation: Activation): activation is Relu =>
  activation.id === 'relu' && !activation.slope && !(activation.threshold && activation.threshold < 0)

/** Such a ReLU, in loops without calls: see `relu.ts`. */
export const plainRelu = ({ max = Number.POSITIVE_INFINITY, threshold = 0 }: Relu): ActivationMath => ({
  needsInput: false,
  apply(x) {
    const y = zerosLike(x)
    for (let i = 0; i < x.length; i++) {
      const at = x[i] as number
      // What is no number stays none.
      y[i] = at >= max ? max : at > threshold ? at : at * 0 + 0
    }
    return y
  },
  back(gradient, { y, rule }) {
    const back = zerosLike(gradient)
    for (let i = 0; i < back.length; i++) {
      const at = y[i] as number
      const g = gradient[i] as number
      // Adding 0 makes 0 of −0.
      if (at > threshold && at < max && !(rule === 'guided' && g < 0)) back[i] = g + 0
    }
    return back
  },
})

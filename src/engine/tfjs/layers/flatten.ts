import { reshape } from '@tensorflow/tfjs-core'
import type { OperationOf } from '../../layers/plannedLayer.ts'
import type { MakeRunner } from './runner.ts'

export const flatten: MakeRunner<OperationOf<'flatten'>> = ({ inputShape, outputShape }) => ({
  forward: (input) => reshape(input, [1, ...outputShape]),
  backward: (gradient) => reshape(gradient, [1, ...inputShape]),
})

import { maxPool, type Tensor4D } from '@tensorflow/tfjs-core'
import type { OperationOf } from '../../layers/plannedLayer.ts'
import { maxPoolGradient } from '../maxPoolGradient.ts'
import type { MakeRunner } from './runner.ts'

export const maxPooling2d: MakeRunner<OperationOf<'maxPooling2d'>> = ({ operation }) => ({
  forward: (input) => maxPool(input as Tensor4D, [...operation.size], [...operation.strides], operation.padding),
  backward: (gradient, { input, output }) =>
    maxPoolGradient(gradient as Tensor4D, input as Tensor4D, output as Tensor4D, operation),
})

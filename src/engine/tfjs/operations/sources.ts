import { expandDims } from '@tensorflow/tfjs-core'
import type { OperationOf } from '../../../graph/operations.ts'
import { type MakeRunner, required } from './runner.ts'

/** Values that are given. */
export const input: MakeRunner<OperationOf<'input'>> = ({ name }) => ({
  forward() {
    throw new RangeError(`Nothing computes the input ${name}.`)
  },
  backward: () => [],
})

/** The same for all of a batch. */
export const constant: MakeRunner<OperationOf<'constant'>> = () => ({
  forward: (_, weights) => expandDims(required(weights, 'value')),
  backward: () => [],
})

import type { OperationOf } from '../../layers/plannedLayer.ts'
import type { MakeRunner } from './runner.ts'

export const passThrough: MakeRunner<OperationOf<'passThrough'>> = () => ({
  forward: (input) => input.clone(),
  backward: (gradient) => gradient.clone(),
})

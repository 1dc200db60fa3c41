import type { Operation, OperationOf, PlannedLayer } from '../../layers/plannedLayer.ts'
import { activation } from './activation.ts'
import { conv2d } from './conv2d.ts'
import { dense } from './dense.ts'
import { flatten } from './flatten.ts'
import { maxPooling2d } from './maxPooling2d.ts'
import { passThrough } from './passThrough.ts'
import type { MakeRunner, Runner } from './runner.ts'

const runners: { [Kind in Operation['kind']]: MakeRunner<OperationOf<Kind>> } = {
  activation,
  conv2d,
  dense,
  flatten,
  maxPooling2d,
  passThrough,
}

/** Creates the runner of a layer. */
export function makeRunner(layer: PlannedLayer): Runner {
  return (runners[layer.operation.kind] as MakeRunner<Operation>)(layer)
}

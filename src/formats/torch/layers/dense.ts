import type { Operation } from '../../../graph/operations.ts'
import type { StoredTensor } from '../../../model/storedNetwork.ts'
import { transposed } from '../../keras/weights.ts'
import type { Modules, Value } from '../modules.ts'
import { Unfit } from '../stateDict.ts'
import { reshaped } from '../views.ts'
import { linear } from './activate.ts'
import { sidesOf } from './sides.ts'

/** A Linear on the last side, by a kernel [units, values] of the state dict, or a part of its rows. */
export function dense(
  g: Modules,
  name: string,
  x: Value,
  weights: { kernel: Omit<StoredTensor, 'name'>; bias?: Omit<StoredTensor, 'name'> | undefined } = linearOf(g, name),
): Value {
  const { kernel, bias } = weights
  const [units = 0, values = 0, ...ones] = kernel.shape
  if (values !== x.shape.at(-1) || ones.some((side) => side !== 1) || units < 1) throw new Unfit(`${name} does not fit`)
  const flat = ones.length > 0 ? reshaped(kernel, [units, values]) : kernel
  const operation: Operation = { kind: 'dense', units, useBias: bias !== undefined, activation: linear }
  return g.node(name, 'Linear', operation, [x], [...x.shape.slice(0, -1), units], {
    kernel: transposed(flat as StoredTensor, [1, 0]),
    ...(bias && { bias }),
  })
}

/** The kernel and the bias of a Linear. */
export function linearOf(g: Modules, name: string): { kernel: StoredTensor; bias: StoredTensor | undefined } {
  const kernel = g.take(`${name}.weight`)
  return { kernel, bias: g.has(`${name}.bias`) ? g.take(`${name}.bias`, [kernel.shape[0] ?? 0]) : undefined }
}

/** A Linear over all values of a plane, which PyTorch flattens channels first. */
export function denseOverPlane(g: Modules, name: string, x: Value): Value {
  const [height, width, channels] = sidesOf(x)
  const { kernel, bias } = linearOf(g, name)
  const [units = 0, values] = kernel.shape
  const count = height * width * channels
  if (values !== count) throw new Unfit(`${name} takes ${values} values, not ${count}`)
  const turned = transposed(reshaped(kernel, [units, channels, height, width]) as StoredTensor, [2, 3, 1, 0])
  const flat = g.node(`${name}/flatten`, 'Flatten', { kind: 'reshape', shape: [count] }, [x], [count])
  const operation: Operation = { kind: 'dense', units, useBias: bias !== undefined, activation: linear }
  return g.node(name, 'Linear', operation, [flat], [units], {
    kernel: reshaped(turned, [count, units]),
    ...(bias && { bias }),
  })
}

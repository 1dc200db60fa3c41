import type { Operation } from '../../../graph/operations.ts'
import type { Modules, Value } from '../modules.ts'
import { Unfit } from '../stateDict.ts'

/** A BatchNorm over channels, which are the last side. */
export function norm(g: Modules, name: string, x: Value, { epsilon = 1e-5, weights = name } = {}): Value {
  const channels = x.shape.at(-1) as number
  const take = (part: string) => g.take(`${weights}.${part}`, [channels])
  const kind = x.shape.length === 3 ? 'BatchNorm2d' : 'BatchNorm1d'
  return g.node(name, kind, { kind: 'batchNormalization', epsilon }, [x], x.shape, {
    ...{ gamma: take('weight'), beta: take('bias'), mean: take('running_mean'), variance: take('running_var') },
  })
}

/** A LayerNorm over channels, which are the last side. */
export function layerNorm(g: Modules, name: string, x: Value, { epsilon = 1e-6, weights = name } = {}): Value {
  const channels = x.shape.at(-1) as number
  const operation: Operation = { kind: 'layerNormalization', epsilon, axes: [x.shape.length - 1] }
  const gamma = g.take(`${weights}.weight`, [channels])
  const beta = g.take(`${weights}.bias`, [channels])
  return g.node(name, 'LayerNorm', operation, [x], x.shape, { gamma, beta })
}

/** A GroupNorm, of one group if nothing else is said. */
export function groupNorm(g: Modules, name: string, x: Value, { groups = 1, weights = name } = {}): Value {
  const channels = x.shape[2] as number
  if (channels % groups !== 0) throw new Unfit(`${name} has ${channels} channels`)
  const taken = { gamma: g.take(`${weights}.weight`, [channels]), beta: g.take(`${weights}.bias`, [channels]) }
  const operation = { kind: 'groupNormalization', epsilon: 1e-5, groups } as const
  return g.node(name, 'GroupNorm', operation, [x], x.shape, taken)
}

import type { Activation } from '../../../graph/operations.ts'
import type { Choices } from '../../../types.ts'
import type { Modules, Value } from '../modules.ts'
import { combine, scale } from './combine.ts'

export const linear: Activation = { id: 'linear' }

export const activations = {
  relu: { id: 'relu' },
  leakyRelu: { id: 'relu', slope: 0.01 },
  elu: { id: 'elu', alpha: 1 },
  relu6: { id: 'relu', max: 6 },
  silu: { id: 'swish' },
  hardSwish: { id: 'hardSwish' },
  hardSigmoid: { id: 'hardSigmoid', slope: 1 / 6 },
  sigmoid: { id: 'sigmoid' },
  gelu: { id: 'gelu', approximate: false },
  geluTanh: { id: 'gelu', approximate: true },
  tanh: { id: 'tanh' },
  linear,
} as const satisfies Record<string, Activation>

export type ActivationName = keyof typeof activations | 'quickGelu'

/** PyTorch's names of activations, for people. */
const kindNames: Readonly<Record<keyof typeof activations, string>> = {
  ...{
    relu: 'ReLU',
    leakyRelu: 'LeakyReLU',
    elu: 'ELU',
    relu6: 'ReLU6',
    silu: 'SiLU',
    hardSwish: 'Hardswish',
    hardSigmoid: 'Hardsigmoid',
  },
  ...{ sigmoid: 'Sigmoid', gelu: 'GELU', geluTanh: 'GELU', tanh: 'Tanh', linear: 'Identity' },
}

/** What people put between two Linear, ReLU first; `none` is a Dropout, which does nothing here. */
const usual = ['relu', 'leakyRelu', 'elu', 'gelu', 'silu', 'tanh', 'sigmoid', 'linear'] as const

/** An activation as a person chooses it. */
export const optionOf = (which: ActivationName): string =>
  which === 'linear' || which === 'quickGelu' ? 'none' : kindNames[which]

export const options: readonly string[] = usual.map(optionOf)

/** The activation that a person chose, if it is one of those. */
export const chosenActivation = ({ activation }: Choices): ActivationName | undefined =>
  usual.find((which) => optionOf(which) === activation)

export function activate(g: Modules, name: string, x: Value, which: ActivationName): Value {
  if (which === 'linear') return x
  if (which === 'quickGelu') {
    // OpenAI's x · sigmoid(1.702 · x).
    const gate = activate(g, `${name}/gate`, scale(g, `${name}/scaled`, x, 1.702), 'sigmoid')
    return combine(g, name, [x, gate], 'multiply')
  }
  return g.node(name, kindNames[which], { kind: 'activation', activation: activations[which] }, [x], x.shape)
}

export const relu = (g: Modules, name: string, x: Value): Value => activate(g, name, x, 'relu')

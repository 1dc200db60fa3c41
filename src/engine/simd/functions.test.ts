import { expect, it } from 'vitest'
import { simd } from '../../../fixtures/packages.ts'
import type { Activation } from '../../graph/operations.ts'
import { activate } from '../portable/activations.ts'
import { bindKernels, compileKernels, makeMemory } from './kernels.ts'
import { activationKernel } from './operations/activation.ts'

/** From far below zero to far above, and small numbers of both signs. */
const values = Float32Array.from({ length: 4000 }, (_, i) => {
  const x = (i % 2000) / 50 - 20
  return i < 2000 ? x : x ** 5 / 1e6
})

/** Errors, as a share of the value itself, or of 0.1 if that is more. */
const cases: readonly (readonly [Activation, number])[] = [
  [{ id: 'sigmoid' }, 3e-7],
  [{ id: 'swish' }, 3e-7],
  [{ id: 'tanh' }, 3e-7],
  [{ id: 'hardSigmoid', slope: 1 / 6 }, 2e-7],
  [{ id: 'hardSwish' }, 6e-7],
  [{ id: 'elu', alpha: 1.3 }, 3e-7],
  [{ id: 'selu' }, 3e-7],
  // Far below zero, 1 + erf loses digits.
  [{ id: 'gelu', approximate: false }, 1e-5],
  [{ id: 'gelu', approximate: true }, 1e-5],
  [{ id: 'relu', slope: 0.3, threshold: 0.5, max: 6 }, 2e-7],
]

it.each(cases)('computes %j with an error of at most %d', async (activation, most) => {
  const memory = makeMemory(2 ** 16)
  const kernels = bindKernels(await compileKernels(simd.readKernels), memory)
  const [what, a, b, c] = activationKernel(activation) as readonly [number, number, number, number]
  const floats = new Float32Array(memory.buffer, 0, values.length)
  floats.set(values)
  kernels.activate(what, 0, values.length * 4, 0, values.length * 4, 1, values.length / 4, a, b, c)
  const expected = activate(activation, Float64Array.from(values), [values.length])
  for (const [i, value] of expected.entries()) {
    const error = Math.abs((floats[i] as number) - value) / Math.max(Math.abs(value), 0.1)
    expect(error, String(values[i])).toBeLessThan(most)
  }
})

import { beforeAll, describe, expect, it } from 'vitest'
import { relativeDifference } from '../../../fixtures/goldens.ts'
import { GraphBuilder } from '../../../fixtures/graphs.ts'
import { noise } from '../../../fixtures/networks.ts'
import { simd } from '../../../fixtures/packages.ts'
import { giveWeights, planOf } from '../../../fixtures/plannedNetworks.ts'
import type { TensorSpec } from '../../model/package/manifest.ts'
import type { Engine } from '../engine.ts'
import { startSimd } from './simdEngine.ts'

/** A small version of VGG16's head: 1960 values, two layers with ReLU, and logits. */
const SIDE = 7
const CHANNELS = 40
const b = new GraphBuilder()
const relu = { id: 'relu' } as const
const conv = b.conv('conv', b.input('picture', [SIDE, SIDE, 3]), CHANNELS, { size: 1, activation: relu })
const fc1 = b.dense('fc1', b.flatten('flat', conv), 523, relu)
const plan = planOf(b, b.dense('out', b.dense('fc2', fc1, 259, relu), 100, { id: 'softmax', axis: -1 }))
const dense = ['fc1', 'fc2', 'out']

let engine: Engine
beforeAll(async () => {
  engine = await startSimd(simd)
})

/**
 * Weights as uint8 bytes; `zero` is the byte that stands for zero, around which a dense kernel's values lie. With
 * `spread`, each unit has a scale and a zero of its own.
 */
function store(name: string, shape: readonly number[], seed: number, zero: number, spread = 0) {
  const count = shape.reduce((product, side) => product * side, 1)
  const isKernel = shape.length > 1
  const units = shape.at(-1) as number
  const own = noise(units, 1000 + seed).map((value) => 2 ** (spread * value))
  const zeros = noise(units, 2000 + seed).map((value) => zero + 40 * spread * value)
  const scale = (isKernel ? Math.sqrt(6 / (count / units)) : 0.01) / 128
  // A sum of three: most values are near zero, as in trained weights.
  const parts = [1, 2, 3].map((part) => noise(count, 10 * seed + part))
  const bytes = Uint8Array.from({ length: count }, (_, i) => {
    const value = parts.reduce((sum, part) => sum + (part[i] as number), 0) / 3
    return Math.min(Math.max(Math.round((zeros[i % units] as number) + 128 * value), 0), 255)
  })
  const scales = Array.from(own, (factor) => scale * factor)
  // Not a whole number of steps, unlike in packages.
  const mins = scales.map((each, unit) => -((zeros[unit] as number) + 0.37) * each)
  const numbers = spread > 0 ? { scale: scales, min: mins } : { scale, min: -(zero + 0.37) * scale }
  const spec: TensorSpec = {
    ...{ name, shape, shards: [] },
    quantization: { dtype: 'uint8', original_dtype: 'float32', ...numbers },
  }
  const at = (list: number | number[], index: number) =>
    typeof list === 'number' ? list : (list[index % units] as number)
  const values = Float64Array.from(bytes, (byte, i) => byte * at(numbers.scale, i) + at(numbers.min, i))
  return { spec, bytes, values }
}

/** A dense layer and its backward pass in double precision, by their definition. */
function products(kernel: Float64Array, inputs: ArrayLike<number>, units: number, bias: Float64Array): Float64Array {
  const sums = bias.slice()
  for (let i = 0; i < inputs.length; i++) {
    const value = inputs[i] as number
    for (let u = 0; u < units; u++) sums[u] = (sums[u] as number) + value * (kernel[i * units + u] as number)
  }
  return sums
}

function productsBack(kernel: Float64Array, gradient: Float64Array): Float64Array {
  const units = gradient.length
  return Float64Array.from({ length: kernel.length / units }, (_, i) =>
    gradient.reduce((sum, value, u) => sum + value * (kernel[i * units + u] as number), 0),
  )
}

async function run(zero: number, picture: Float32Array, spread = 0) {
  const stored = new Map([...plan.tensors].map(([name, shape], i) => [name, store(name, shape, i + 1, zero, spread)]))
  const specs = [...stored.values()].map((weight) => weight.spec)
  const network = await engine.build(plan, specs)
  const bytes = new Map([...stored].map(([name, weight]) => [name, weight.bytes]))
  await giveWeights(network, { stored: specs, bytes, values: new Map() })
  const pass = await network.forward([picture], 'conv')
  const valuesOf = (name: string) => (stored.get(name) as ReturnType<typeof store>).values
  const inputs = await pass.activations('conv')
  const outputs: Float64Array[] = []
  let list: ArrayLike<number> = inputs
  for (const name of dense) {
    const bias = valuesOf(`${name}/bias`)
    const sums = products(valuesOf(`${name}/kernel`), list, bias.length, bias)
    if (name !== 'out') for (let u = 0; u < sums.length; u++) sums[u] = Math.max(sums[u] as number, 0)
    outputs.push(sums)
    list = sums
  }
  // Like the probability's seed: one class against all others.
  const seed = Float32Array.from({ length: 100 }, (_, i) => (i === 7 ? 1 : -1 / 99))
  let gradient: Float64Array = Float64Array.from(seed)
  for (const [i, name] of [...dense.entries()].reverse()) {
    const output = outputs[i] as Float64Array
    const atSum = name === 'out' ? gradient : gradient.map((value, u) => ((output[u] as number) > 0 ? value : 0))
    gradient = productsBack(valuesOf(`${name}/kernel`), atSum)
  }
  const gradients = await pass.gradients('conv', { seed })
  network.dispose()
  return {
    logits: pass.outputs[0] as Float32Array,
    expected: outputs.at(-1) as Float64Array,
    gradients,
    back: gradient,
    inputs,
  }
}

describe('dense layers on uint8', () => {
  const picture = noise(SIDE * SIDE * 3, 5)
  const withOneLarge = picture.slice()
  // One value far larger than all others: steps of a share of the largest would be coarse for the rest.
  withOneLarge[4] = 40
  it.each([
    { what: 'values of one size', zero: 128, picture },
    { what: 'one value far above the others', zero: 128, picture: withOneLarge },
    { what: 'weights that lie around another byte', zero: 100, picture },
    { what: 'weights that are all positive', zero: -30, picture },
    { what: 'a scale for each unit', zero: 128, picture, spread: 1 },
    { what: 'a scale for each unit, and one value far above the others', zero: 128, picture: withOneLarge, spread: 1 },
  ])('are those of the definition in double precision, both ways: $what', async ({ zero, picture, spread }) => {
    const { logits, expected, gradients, back } = await run(zero, picture, spread)
    expect(relativeDifference(logits, expected)).toBeLessThan(3e-6)
    expect(relativeDifference(gradients, back)).toBeLessThan(3e-6)
  })
})

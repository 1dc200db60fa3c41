import { beforeAll, describe, expect, it } from 'vitest'
import { relativeDifference } from '../../../fixtures/goldens.ts'
import { noise, layerSpec as spec } from '../../../fixtures/networks.ts'
import { simd } from '../../../fixtures/packages.ts'
import type { TensorSpec } from '../../model/package/manifest.ts'
import type { Engine } from '../network.ts'
import { planNetwork } from '../plan.ts'
import { startSimd } from './simdEngine.ts'

/** A small version of VGG16's head: 1960 values, two layers with ReLU, and logits. */
const SIDE = 7
const CHANNELS = 40
const plan = planNetwork(
  [
    spec('Conv2D', 'conv', { filters: CHANNELS, kernel_size: [1, 1], activation: 'relu' }),
    spec('Flatten', 'flat'),
    spec('Dense', 'fc1', { units: 523, activation: 'relu' }),
    spec('Dense', 'fc2', { units: 259, activation: 'relu' }),
    spec('Dense', 'out', { units: 100, activation: 'softmax' }),
  ],
  SIDE,
)
const dense = ['fc1', 'fc2', 'out']

let engine: Engine
beforeAll(async () => {
  engine = await startSimd(simd)
})

/** Weights as uint8 bytes; `zero` is the byte that stands for zero, around which a dense kernel's values lie. */
function store(name: string, shape: readonly number[], seed: number, zero: number) {
  const count = shape.reduce((product, side) => product * side, 1)
  const isKernel = shape.length > 1
  const scale = (isKernel ? Math.sqrt(6 / (count / (shape.at(-1) as number))) : 0.01) / 128
  // A sum of three: most values are near zero, as in trained weights.
  const parts = [1, 2, 3].map((part) => noise(count, 10 * seed + part))
  const bytes = Uint8Array.from({ length: count }, (_, i) => {
    const value = parts.reduce((sum, part) => sum + (part[i] as number), 0) / 3
    return Math.min(Math.max(Math.round(zero + 128 * value), 0), 255)
  })
  // Not a whole number of steps, unlike in packages.
  const min = -(zero + 0.37) * scale
  const spec: TensorSpec = {
    ...{ name, shape, shards: [] },
    quantization: { dtype: 'uint8', original_dtype: 'float32', scale, min },
  }
  return { spec, bytes, values: Float64Array.from(bytes, (byte) => byte * scale + min) }
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

async function run(zero: number, picture: Float32Array) {
  const stored = new Map(
    plan.layers.flatMap(({ name, weightShapes }, i) =>
      Object.entries(weightShapes).map(([key, shape], k) => [
        `${name}/${key}`,
        store(`${name}/${key}`, shape, 2 * i + k + 1, zero),
      ]),
    ),
  )
  const network = await engine.build(
    plan,
    [...stored.values()].map((weight) => weight.spec),
  )
  for (const { spec, bytes } of stored.values()) {
    const rows = spec.shape[0] as number
    const step = network.rowsPerBlock(spec.name)
    for (let start = 0; start < rows; start += step) {
      const end = Math.min(start + step, rows)
      const row = bytes.length / rows
      await network.take({ spec, start, end, bytes: bytes.slice(start * row, end * row) })
    }
  }
  const pass = await network.forward(picture, 'conv')
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
  const gradients = await pass.gradients(seed, 'conv')
  network.dispose()
  return { logits: pass.logits, expected: outputs.at(-1) as Float64Array, gradients, back: gradient, inputs }
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
  ])('are those of the definition in double precision, both ways: $what', async ({ zero, picture }) => {
    const { logits, expected, gradients, back } = await run(zero, picture)
    expect(relativeDifference(logits, expected)).toBeLessThan(3e-6)
    expect(relativeDifference(gradients, back)).toBeLessThan(3e-6)
  })
})

import { describe, expect, it } from 'vitest'
import { relativeDifference } from '../../../../fixtures/goldens.ts'
import { GraphBuilder } from '../../../../fixtures/graphs.ts'
import { noise } from '../../../../fixtures/networks.ts'
import { simd } from '../../../../fixtures/packages.ts'
import { makeWeights, planOf, type Storing } from '../../../../fixtures/plannedNetworks.ts'
import { makeMemory } from '../kernels.ts'
import { prepareNodes } from '../prepare.ts'
import { startThreadPool } from '../threadPool.ts'
import { writeColumns } from '../unpack.ts'
import { byteOffsetOf, multiplyAsBytes } from './byteProducts.ts'
import { multiplyLists } from './lists.ts'

const LISTS = 23

/** A pool of a network that ends in a dense layer, with room for lists, and the layer. */
async function poolOf(values: number, units: number, type: Storing, build: 'relaxed' | 'plain') {
  const b = new GraphBuilder()
  const flat = b.flatten('flat', b.conv('conv', b.input('picture', [256, 256, 3]), values / 64, { strides: 32 }))
  const plan = planOf(b, b.dense('out', flat, units, { id: 'linear' }))
  const weights = await makeWeights(plan, (_, shape) => (type === 'columns' && shape.length < 2 ? 'float16' : type))
  const module = await WebAssembly.compile(await simd.readKernels(build))
  const outline = { nodes: plan.nodes, stored: weights.stored, threads: 1 }
  // The picture makes room for the lists.
  const pool = await startThreadPool(module, outline, makeMemory, undefined)
  const { layout, memory } = pool.main
  const [own] = layout.nodes.filter(({ node }) => node.name === 'out')
  const tensor = own?.node.weights.kernel?.tensor ?? ''
  const stored = layout.weights.get(tensor)
  if (!own || !stored) throw new Error('There is no dense layer.')
  new Uint8Array(memory).set(weights.bytes.get(tensor) as Uint8Array, stored.at)
  writeColumns(memory, stored)
  prepareNodes(pool.main)
  return { pool, own, stored, kernel: weights.values.get(tensor) as Float32Array }
}

/** Sums of a base and of lists that differ from it by a tenth in most values, in double precision. */
function task(kernel: Float32Array, values: number, units: number) {
  const base = noise(values, 3)
  const lists = Array.from({ length: LISTS }, (_, list) =>
    base.map((value, i) =>
      (i + list) % 5 === 0 || i % 7 === 0 ? value : value + (noise(1, i * LISTS + list)[0] ?? 0) / 10,
    ),
  )
  const sumsOf = (list: Float32Array) =>
    Float32Array.from({ length: units }, (_, unit) => {
      let sum = 0
      for (let i = 0; i < values; i++) sum += (list[i] as number) * (kernel[i * units + unit] as number)
      return sum
    })
  const to = lists.map(() => new Float32Array(units))
  const bounds = { floor: -0.4, ceiling: 0.7 }
  const clamped = (sums: Float32Array) => sums.map((value) => Math.min(Math.max(value, bounds.floor), bounds.ceiling))
  return {
    given: { lists, base, known: sumsOf(base), bounds, to },
    expected: lists.map((list) => clamped(sumsOf(list))),
  }
}

describe.each([
  { values: 640, units: 100 },
  { values: 256, units: 11 },
  { values: 64, units: 1100 },
])('$values values, $units units', ({ values, units }) => {
  it.each(['uint8', 'columns'] as const)('are the sums of the definition, of bytes as they are: %s', async (type) => {
    // Without relaxed SIMD, the same kernel reads factors as signed.
    const { pool, own, kernel } = await poolOf(values, units, type, 'plain')
    const { given, expected } = task(kernel, values, units)
    const rows = Uint32Array.from([...Array(values).keys()].filter((i) => i % 7 !== 0))
    expect(await multiplyAsBytes(pool, own, { lists: given, rows }, 0)).toBe(true)
    for (const [index, sums] of given.to.entries()) {
      expect(relativeDifference(sums, expected[index] as Float32Array), `${index}`).toBeLessThan(1e-5)
    }
    pool.stop()
  })

  it.each(['uint8', 'columns', 'float32'] as const)('are the same by whatever is fastest here: %s', async (type) => {
    const { pool, own, stored, kernel } = await poolOf(values, units, type, 'relaxed')
    const { given, expected } = task(kernel, values, units)
    expect([undefined, 0, 128]).toContain(byteOffsetOf(pool, stored))
    // One that differs in everything is not rounded.
    const far = { ...given, lists: [...given.lists, noise(values, 99)], to: [...given.to, new Float32Array(units)] }
    expect(await multiplyLists(pool, own, far)).toBe(true)
    for (const [index, sums] of expected.entries()) {
      expect(relativeDifference(far.to[index] as Float32Array, sums), `${index}`).toBeLessThan(1e-5)
    }
    pool.stop()
  })
})

it('takes floats where the instruction of relaxed SIMD is missing', async () => {
  const { pool, stored } = await poolOf(64, 11, 'uint8', 'plain')
  expect(byteOffsetOf(pool, stored)).toBeUndefined()
  pool.stop()
})

import { expect, it } from 'vitest'
import { relativeDifference } from '../../../../fixtures/goldens.ts'
import { GraphBuilder } from '../../../../fixtures/graphs.ts'
import { noise } from '../../../../fixtures/networks.ts'
import { simd } from '../../../../fixtures/packages.ts'
import { giveValues, giveWeights, makeWeights, planOf } from '../../../../fixtures/plannedNetworks.ts'
import type { OtherOutput } from '../../engine.ts'
import { portableEngine } from '../../portable/portableEngine.ts'
import { type SimdSetup, startSimd } from '../simdEngine.ts'

const relu = { id: 'relu' } as const

/** A head of dense layers of odd widths behind a pool. The picture makes room for them, or does not. */
function head(side: number) {
  const b = new GraphBuilder()
  const conv = b.conv('conv', b.input('picture', [side, side, 3]), 40, { strides: side / 8, activation: relu })
  const flat = b.flatten('flat', b.pool('pool', conv))
  const fc1 = b.dense('fc1', flat, 1101, relu)
  const fc2 = b.dense('fc2', b.activation('act', b.dense('hidden', fc1, 90), { id: 'swish' }), 43, relu)
  return planOf(b, b.dense('out', fc2, 11, { id: 'softmax', axis: -1 }))
}

const CHANNELS = 40

/** One channel set to zero each, told in either way, and others that differ in all values. */
const othersOf = (own: Float32Array): OtherOutput[] => [
  ...Array.from({ length: 12 }, (_, channel) => own.map((value, i) => (i % CHANNELS === channel ? 0 : value))),
  ...Array.from({ length: 12 }, (_, channel) => {
    const at = [...own.keys()].filter((i) => i % CHANNELS === channel)
    return { at, values: at.map(() => 0) }
  }),
  { at: [...own.keys()], values: noise(own.length, 39) },
  ...Array.from({ length: 13 }, (_, i) => noise(own.length, 40 + i)),
  own,
]

type WeightKind = 'float32' | 'float16' | 'uint8' | 'columns'

/** The logits of all others by the engine and by its definition, and of the pass itself. */
async function resumeAll(
  type: WeightKind,
  side: number,
  setup: SimdSetup,
  { units, others = othersOf }: { units?: number[]; others?: typeof othersOf } = {},
) {
  const plan = head(side)
  const isSmall = (shape: readonly number[]) => type === 'columns' && shape.length < 2
  const weights = await makeWeights(plan, (_, shape) => (isSmall(shape) ? 'float16' : type))
  const network = await (await startSimd(setup)).build(plan, weights.stored)
  await giveWeights(network, weights)
  const reference = await portableEngine.build(plan, [])
  for (const [name, shape] of plan.tensors) {
    await giveValues(reference, name, shape, weights.values.get(name) as Float32Array)
  }
  const picture = noise(side * side * 3, 7)
  const pass = await network.forward([picture], 'conv')
  const expected = await reference.forward([picture], 'conv')
  const memory = network.memory()
  const batch = others(await pass.activations('conv'))
  const given = await pass.resume('conv', batch, 0, undefined, units)
  const wanted = await expected.resume('conv', batch, 0)
  expect(given.length).toBe(batch.length)
  expect(network.memory()).toEqual(memory)
  network.dispose()
  return { given, wanted, first: pass.outputs[0] as Float32Array }
}

it.each(
  (['float32', 'float16', 'uint8', 'columns'] as const).flatMap((type) => [8, 16, 64].map((side) => ({ type, side }))),
)('runs dense layers with $type weights on many lists at once, behind a picture of $side', async ({ type, side }) => {
  const { given, wanted, first } = await resumeAll(type, side, simd)
  for (const [index, logits] of given.entries()) {
    expect(relativeDifference(logits, wanted[index] as Float32Array), `${index}`).toBeLessThan(1e-5)
  }
  expect(relativeDifference(given.at(-1) as Float32Array, first)).toBeLessThan(1e-6)
})

it.each(['uint8', 'columns', 'float32', 'float16'] as const)(
  'gives one logit where only that is wanted: %s',
  async (type) => {
    const { given, wanted } = await resumeAll(type, 64, simd, { units: [7] })
    for (const [index, logits] of given.entries()) {
      expect(
        [...logits.keys()].filter((unit) => !Number.isNaN(logits[unit])),
        `${index}`,
      ).toEqual([7])
      const { length } = logits
      const scale = Math.max(...(wanted[index] as Float32Array).map(Math.abs))
      expect(length).toBe(11)
      expect(Math.abs((logits[7] as number) - (wanted[index]?.[7] as number)) / scale).toBeLessThan(1e-5)
    }
  },
)

import { beforeAll, describe, expect, it } from 'vitest'
import { relativeDifference } from '../../../fixtures/goldens.ts'
import { GraphBuilder } from '../../../fixtures/graphs.ts'
import { noise } from '../../../fixtures/networks.ts'
import { simd } from '../../../fixtures/packages.ts'
import { giveWeights, makeWeights, planOf } from '../../../fixtures/plannedNetworks.ts'
import { randomFrom } from '../../../fixtures/randomFrom.ts'
import type { Activation } from '../../graph/operations.ts'
import type { NetworkPlan } from '../../graph/plan.ts'
import type { Engine } from '../engine.ts'
import { backThrough, runPlan } from '../portable/runPlan.ts'
import { layOut, type NodeLayout } from './layout.ts'
import { startSimd } from './simdEngine.ts'

/** Graphs of random operations, with random edges back. */
const GRAPHS = 14
const NODES = 14

const activations: readonly Activation[] = [
  { id: 'relu' },
  { id: 'relu', max: 1 },
  { id: 'swish' },
  { id: 'sigmoid' },
  { id: 'linear' },
]

function randomGraph(seed: number): NetworkPlan {
  const random = randomFrom(seed)
  const roll = (sides: number) => Math.floor(random() * sides)
  const b = new GraphBuilder()
  const side = 20 + roll(20)
  const made = [b.conv('stem', b.input('picture', [side, side + 3, 3]), 4 + roll(12))]
  const pick = () => made[Math.max(0, made.length - 1 - roll(4))] as string
  for (let i = 0; i < NODES; i++) {
    const [name, x] = [`node${i}`, pick()]
    const [height = 0, width = 0, channels = 0] = b.shape(x)
    const isLarge = height > 8
    const same = made.filter((other) => b.shape(other).join() === b.shape(x).join())
    const alike = made.filter((other) => b.shape(other).slice(0, 2).join() === b.shape(x).slice(0, 2).join())
    const activation = activations[roll(activations.length)] as Activation
    const make: (() => string)[] = [
      () => b.conv(name, x, 4 + roll(16), { activation }),
      () => b.conv(name, x, 4 + roll(16), { size: 1, useBias: false }),
      () => b.conv(name, x, channels, { size: 1 + roll(4), activation }),
      () =>
        b.conv(name, x, 5, { strides: isLarge ? 2 : 1, size: 3, padding: { top: 0, bottom: 1, left: 2, right: 1 } }),
      () => b.depthwise(name, x, { size: 3 + 2 * roll(2), strides: isLarge ? 1 + roll(2) : 1, activation }),
      () => b.batchNormalization(name, x),
      () => b.activation(name, x, activation),
      () => b.arithmetic(name, 'add', [x, ...same.slice(-1 - roll(2))]),
      () => b.arithmetic(name, 'multiply', [x, b.globalPool(`${name}_mean`, x, true)]),
      () => b.concatenate(name, [x, ...alike.slice(-1 - roll(2))]),
      () =>
        isLarge
          ? b.pool(name, b.conv(`${name}_conv`, x, 8, { activation: { id: 'relu' } }))
          : b.activation(name, x, activation),
      () => b.pool(name, x, { mode: 'average', size: [3, 3], strides: [1, 1], padding: 'same' }),
      () => b.add(name, { kind: 'padding2d', top: 1, bottom: 0, left: 0, right: 2 }, [x]),
    ]
    made.push((make[roll(make.length)] as () => string)())
    if (channels > 60 || width > 60) break
  }
  const ends = made.slice(-3).map((end) => b.globalPool(`${end}_end`, end))
  return planOf(b, b.dense('out', b.concatenate('ends', ends, 0), 4))
}

const plans = Array.from({ length: GRAPHS }, (_, seed) => ({ seed, plan: randomGraph(seed) }))

let engine: Engine
beforeAll(async () => {
  engine = await startSimd(simd)
})

it('covers what there is', () => {
  const kinds = new Set(plans.flatMap(({ plan }) => plan.nodes.map(({ operation }) => operation.kind)))
  for (const kind of [
    'conv2d',
    'depthwiseConv2d',
    'batchNormalization',
    'arithmetic',
    'concatenate',
    'padding2d',
  ] as const) {
    expect(kinds).toContain(kind)
  }
})

describe.each(plans)('random graph $seed', ({ plan }) => {
  it('never gives two outputs that are still read the same memory', () => {
    const { nodes } = layOut({ nodes: plan.nodes, stored: [], threads: 2 })
    /** When the output of a node is last read. */
    const lastRead = ({ users }: NodeLayout, index: number) => Math.max(index, ...users)
    const end = ({ at, map }: NodeLayout) => at + map.bytes
    for (const [index, one] of nodes.entries()) {
      for (const [later, other] of nodes.entries()) {
        const isPool = other.node.operation.kind === 'pooling2d' && other.node.inputs[0] === index
        if (later <= index || later > lastRead(one, index)) continue
        const isApart = end(one) <= other.at || end(other) <= one.at
        // In its own input's place, as the last reader.
        const isInPlace = one.at === other.at && other.node.inputs.includes(index) && lastRead(one, index) === later
        expect(isApart || isInPlace || (isPool && other.spare > 0), `${one.node.name}, ${other.node.name}`).toBe(true)
        // A pool that may stand in its input's place writes elsewhere first.
        if (isPool && !isApart) {
          const spareEnd = other.spare + other.map.bytes
          expect(spareEnd <= one.at || end(one) <= other.spare).toBe(true)
        }
      }
    }
  })

  it('gives what plain arrays give, forward and back', async () => {
    const weights = await makeWeights(plan)
    const network = await engine.build(plan, weights.stored)
    await giveWeights(network, weights)
    const [{ shape } = { shape: [] as readonly number[] }] = plan.inputs
    const input = noise(
      shape.reduce((product, length) => product * length, 1),
      5,
    )
    const outputs = runPlan(plan, weights.values, [input])
    const [{ node: from } = { node: -1 }] = plan.outputs
    const seed = Float32Array.of(1, -0.5, 0.25, -1)
    const fused = await network.forward([input], 'out')
    expect(relativeDifference(fused.outputs[0] as Float32Array, outputs[from] as Float32Array)).toBeLessThan(3e-5)
    const gradients = backThrough(plan, weights.values, outputs, { from, seed })
    for (const keepFrom of ['picture', plan.outputs[0]?.target ?? '', 'node5']) {
      const pass = await network.forward([input], keepFrom)
      for (const [index, { name }] of plan.nodes.entries()) {
        if (!pass.keeps(name)) continue
        const given = await pass.activations(name)
        expect(relativeDifference(given, outputs[index] as Float32Array), name).toBeLessThan(3e-5)
      }
      if (!pass.keeps(keepFrom)) continue
      const expected = gradients[plan.nodes.findIndex(({ name }) => name === keepFrom)] as Float32Array
      expect(offBy(await pass.gradients(keepFrom, { seed }), expected)).toBeLessThan(0.01)
    }
    network.dispose()
  })
})

/** The share of values that differ. Near zero, ReLU may pass a value in one and cut it in the other. */
function offBy(given: Float32Array, expected: Float32Array): number {
  const allowed = 1e-4 * expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  return expected.filter((value, i) => !(Math.abs(value - (given[i] as number)) <= allowed)).length / expected.length
}

import { memory } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { branches } from '../../../fixtures/branches.ts'
import { GraphBuilder, softmax } from '../../../fixtures/graphs.ts'
import { simd } from '../../../fixtures/packages.ts'
import { compareWithPortable, drawTensors, drawValues, giveAll } from '../../../fixtures/tfjsOperations.ts'
import { planGraph } from '../../graph/planGraph.ts'
import { startBackend } from '../backends/startBackend.ts'
import type { Pass } from '../engine.ts'
import { backThrough, runPlan } from '../portable/runPlan.ts'
import { type Traits, tfjsEngine } from './tfjsEngine.ts'

async function build(traits: Traits) {
  const plan = branches()
  const tensors = drawTensors(plan, 5)
  const network = await tfjsEngine(traits).build(plan, [])
  await giveAll(network, plan, tensors)
  const inputs = plan.inputs.map(({ shape }, index) => drawValues(shape, 20 + index))
  return { plan, tensors, network, inputs }
}

const kept = (pass: Pass, names: readonly string[]) => names.filter((name) => pass.keeps(name))

describe('a pass over branches, on cpu', () => {
  beforeAll(() => startBackend({ simd, wanted: 'cpu', onLost: () => {} }))

  it('gives the logits of both outputs, and gradients at every node by every path', async () => {
    const before = memory().numTensors
    const { plan, tensors, network, inputs } = await build({ keepsAll: true })
    const expected = runPlan(plan, tensors, inputs)
    const pass = await network.forward(inputs, 'joined')
    const isNear = (actual: Float32Array, wanted: ArrayLike<number> | undefined, what: string) => {
      const largest = Math.max(...Array.from(wanted ?? [], Math.abs), 1e-6)
      expect(actual, what).toHaveLength(wanted?.length ?? 0)
      for (const [i, value] of actual.entries()) {
        expect(Math.abs(value - (wanted?.[i] as number)) / largest, what).toBeLessThan(1e-5)
      }
    }
    for (const [output, { node, units }] of plan.outputs.entries()) {
      isNear(pass.outputs[output] as Float32Array, expected[node], `output ${output}`)
      for (const rule of ['plain', 'guided'] as const) {
        const seed = drawValues([units], output)
        const gradients = backThrough(plan, tensors, expected, { from: node, seed, rule })
        for (const [index, { name, shape }] of plan.nodes.entries()) {
          if (name === 'fixed') continue
          const none = new Float32Array(shape.reduce((product, side) => product * side, 1))
          const actual = await pass.gradients(name, { seed, output, rule })
          isNear(actual, gradients[index] ?? none, `${rule} gradient of output ${output} at ${name}`)
        }
      }
    }
    pass.dispose()
    network.dispose()
    expect(memory().numTensors).toBe(before)
  })

  it('keeps what lies between a node and the logits, and besides only what that reads', async () => {
    const { plan, network, inputs } = await build({})
    const loaded = network.memory().tensors
    const pass = await network.forward(inputs, 'side')
    const names = plan.nodes.map(({ name }) => name)
    const between = ['side', 'scaled', 'twice', 'joined', 'pooled', 'last', 'end', 'sum', 'first', 'other', 'second']
    expect(kept(pass, names).sort()).toEqual(between.sort())
    // The squeeze, which `scaled` multiplies by; the stem and the constant; and the numbers that are added.
    expect(network.memory().tensors).toBe(loaded + between.length + 4)
    await expect(pass.gradients('squeeze', { seed: new Float32Array(3) })).rejects.toThrow(RangeError)
    await expect(pass.activations('stem')).rejects.toThrow(RangeError)
    const read = network.memory().tensors
    await pass.gradients('side', { seed: Float32Array.of(1, 0, 0) })
    await pass.gradients('pooled', { seed: Float32Array.of(1, 0), output: 1 })
    expect(network.memory().tensors).toBe(read)
    pass.dispose()
    expect(network.memory().tensors).toBe(loaded)
    network.dispose()
  })

  it('gives what it reads for the caller to keep', async () => {
    const { network, inputs } = await build({})
    const pass = await network.forward(inputs, 'stem')
    const before = await pass.activations('stem')
    ;(await pass.activations('stem')).fill(7)
    const seed = Float32Array.of(1, 2, 3)
    ;(await pass.gradients('first', { seed })).fill(7)
    expect(await pass.activations('stem')).toEqual(before)
    expect([...seed]).toEqual([1, 2, 3])
    pass.dispose()
    network.dispose()
  })

  it('stops between two nodes, keeps nothing of it, and runs again', async () => {
    const { network, inputs } = await build({})
    const { tensors } = network.memory()
    const stop = new AbortController()
    const answers = [network.forward(inputs, 'stem', stop.signal), network.logits([inputs], 1, stop.signal)]
    stop.abort(new Error('Enough.'))
    for (const answer of answers) await expect(answer).rejects.toThrow('Enough.')
    expect(network.memory().tensors).toBe(tensors)
    const pass = await network.forward(inputs, 'stem')
    const [logits] = await network.logits([inputs], 1)
    expect(logits).toEqual(pass.outputs[1])
    pass.dispose()
    network.dispose()
  })

  it('holds an output no longer than until its last user', async () => {
    const builder = new GraphBuilder()
    const first = builder.conv('first', builder.input('picture', [2, 2, 3]), 3)
    let last = first
    for (let i = 0; i < 12; i++) last = builder.activation(`step${i}`, last, { id: 'tanh' })
    const end = builder.dense(
      'end',
      builder.globalPool('means', builder.arithmetic('sum', 'add', [last, first])),
      2,
      softmax,
    )
    const plan = planGraph(builder.graph(end), builder.tensors)
    const network = await tfjsEngine({}).build(plan, [])
    await giveAll(network, plan, drawTensors(plan, 1))
    const before = memory().numTensors
    let most = 0
    const signal = {
      throwIfAborted: () => {
        most = Math.max(most, memory().numTensors - before)
      },
    } as AbortSignal
    await network.logits([[new Float32Array(12)]], 0, signal)
    // What waits for the sum, and the output of the step before.
    expect(most).toBe(2)
    network.dispose()
  })

  it('runs many inputs in batches', async () => {
    const plan = branches()
    for (const [what, difference] of await compareWithPortable(tfjsEngine({}), plan)) {
      expect(difference, what).toBeLessThan(1e-5)
    }
  })
})

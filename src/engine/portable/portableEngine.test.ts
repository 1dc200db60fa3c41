import { setFloat16 } from '@petamoriken/float16'
import { describe, expect, it } from 'vitest'
import { GraphBuilder, softmax } from '../../../fixtures/graphs.ts'
import { toBlock } from '../../../fixtures/packages.ts'
import { planGraph } from '../../graph/planGraph.ts'
import type { Network } from '../engine.ts'
import { portableEngine } from './portableEngine.ts'

/** Two branches of one convolution, of which one is squared, added; then their means, and two classes. */
function branches() {
  const builder = new GraphBuilder()
  const picture = builder.input('picture', [2, 2, 1])
  const start = builder.conv('start', picture, 1, { size: 1 })
  const left = builder.conv('left', start, 2, { size: 1 })
  const right = builder.arithmetic('right', 'multiply', [start, start])
  const sum = builder.arithmetic('sum', 'add', [left, right])
  const end = builder.dense('end', builder.globalPool('means', sum), 2, softmax)
  return planGraph(builder.graph(end), builder.tensors)
}

const weights: Readonly<Record<string, readonly number[]>> = {
  'start/kernel': [2],
  'start/bias': [-1],
  'left/kernel': [1, -3],
  'left/bias': [0, 0.5],
  'end/kernel': [1, 0, 0, 1],
  'end/bias': [0, 0.25],
}

async function build(): Promise<Network> {
  const plan = branches()
  const network = await portableEngine.build(plan, [])
  for (const [name, shape] of plan.tensors) {
    await network.take(toBlock(name, shape, 0, Float32Array.from(weights[name] ?? [])))
  }
  return network
}

const picture = Float32Array.of(0, 0.5, 1, 2)

describe('the portable engine', () => {
  it('adds up the gradients of branches', async () => {
    const pass = await (await build()).forward([picture], 'start')
    // start = 2 x − 1 = s; sum = [s + s², 0.5 − 3 s + s²]; d mean / d s = [1 + 2 s, 2 s − 3] / 4.
    expect([...(await pass.activations('start'))]).toEqual([-1, 0, 1, 3])
    expect([...(pass.outputs[0] ?? [])]).toEqual([0.75 + 2.75, 0.5 - 2.25 + 2.75 + 0.25])
    const seed = Float32Array.of(1, -2)
    const expected = [-1, 0, 1, 3].map((s) => (1 + 2 * s - 2 * (2 * s - 3)) / 4)
    expect([...(await pass.gradients('start', { seed }))]).toEqual(expected)
    expect([...(await pass.gradients('picture', { seed }).catch(() => []))]).toEqual([])
  })

  it('keeps the nodes on the paths from one node to the logits', async () => {
    const pass = await (await build()).forward([picture], 'left')
    expect(['picture', 'start', 'left', 'right', 'sum', 'end'].filter(pass.keeps)).toEqual(['left', 'sum', 'end'])
    await expect(pass.gradients('right', { seed: Float32Array.of(1, 0) })).rejects.toThrow(RangeError)
    await expect(pass.activations('nothing')).rejects.toThrow(RangeError)
  })

  it('gives the gradient of the input', async () => {
    const pass = await (await build()).forward([picture], 'picture')
    const seed = Float32Array.of(1, 0)
    const ofStart = await pass.gradients('start', { seed })
    expect([...(await pass.gradients('picture', { seed }))]).toEqual([...ofStart.map((value) => 2 * value)])
  })

  it('answers many inputs at once, and stops when it is told to', async () => {
    const network = await build()
    const [first, second] = await network.logits([[picture], [new Float32Array(4)]], 0)
    expect(first).toEqual((await network.forward([picture], 'sum')).outputs[0])
    expect([...(second ?? [])]).toEqual([0, 0.5 + 3 + 1 + 0.25])
    const reason = new Error('enough')
    await expect(network.logits([[picture]], 0, AbortSignal.abort(reason))).rejects.toBe(reason)
  })

  it('reads float16, and uint8 with one scale a tensor or one a channel', async () => {
    const network = await build()
    const shape = [1, 1, 1, 2]
    const take = async (bytes: Uint8Array<ArrayBuffer>, quantization: object) => {
      const spec = {
        name: 'left/kernel',
        shape,
        shards: [],
        quantization: quantization as { dtype: 'float16' } & never,
      }
      await network.take({ spec, start: 0, end: 1, bytes })
      const pass = await network.forward([Float32Array.of(1, 1, 1, 1)], 'left')
      return [...(await pass.activations('left'))].slice(0, 2)
    }
    const half = new DataView(new ArrayBuffer(4))
    setFloat16(half, 0, 0.75, true)
    setFloat16(half, 2, -2, true)
    const original = { original_dtype: 'float32' }
    expect(await take(new Uint8Array(half.buffer), { dtype: 'float16', ...original })).toEqual([0.75, -2 + 0.5])
    const bytes = () => Uint8Array.of(3, 255)
    const whole = { dtype: 'uint8', scale: 0.5, min: -1, ...original }
    expect(await take(bytes(), whole)).toEqual([0.5, 126.5 + 0.5])
    const each = { dtype: 'uint8', scale: [0.5, 2], min: [-1, -500], ...original }
    expect(await take(bytes(), each)).toEqual([0.5, 10 + 0.5])
  })

  it('takes whole tensors of the planned shape only', async () => {
    const network = await build()
    const block = toBlock('left/kernel', [1, 1, 2, 2], 0, new Float32Array(4))
    await expect(network.take(block)).rejects.toMatchObject({ code: 'weightsOfOtherShape' })
    const other = toBlock('other', [1], 0, new Float32Array(1))
    await expect(network.take(other)).rejects.toMatchObject({ code: 'weightsUnwanted' })
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import { GraphBuilder } from '../../../fixtures/graphs.ts'
import { noise } from '../../../fixtures/networks.ts'
import { simd } from '../../../fixtures/packages.ts'
import { giveValues, planOf } from '../../../fixtures/plannedNetworks.ts'
import type { Pair } from '../../graph/operations.ts'
import type { NetworkPlan, PlannedNode, Windows } from '../../graph/plan.ts'
import type { Engine } from '../engine.ts'
import { asMap } from './featureMap.ts'
import { type ConvolutionSettings, planConvolution, settingsOf } from './planConvolution.ts'
import { startSimd } from './simdEngine.ts'

interface Convolution {
  inputShape: readonly number[]
  outputShape: readonly number[]
  operation: { size: Pair; strides: Pair; rows: Windows; columns: Windows }
}

/** The tested convolution of a plan. */
function convolutionOf({ nodes }: NetworkPlan): Convolution {
  const tested = nodes.find(({ name }) => name === 'tested') as PlannedNode
  const before = nodes[tested.inputs[0] as number] as PlannedNode
  const operation = settingsOf(tested, before) as ConvolutionSettings
  return { inputShape: before.shape, outputShape: tested.shape, operation }
}

/** A convolution with ReLU in double precision, by its definition. Input and output are [height, width, channels]. */
function direct(
  { inputShape, outputShape, operation }: Convolution,
  x: Float32Array,
  w: Float32Array,
  b: Float32Array,
) {
  const [height = 0, width = 0, channels = 0] = inputShape
  const [outHeight = 0, outWidth = 0, filters = 0] = outputShape
  const { size, strides, rows, columns } = operation
  const output = new Float64Array(outHeight * outWidth * filters)
  for (let y = 0; y < outHeight; y++) {
    for (let x0 = 0; x0 < outWidth; x0++) {
      const at = (y * outWidth + x0) * filters
      for (let f = 0; f < filters; f++) output[at + f] = b[f] as number
      for (let dy = 0; dy < size[0]; dy++) {
        const inY = y * strides[0] + dy - rows.before
        if (inY < 0 || inY >= height) continue
        for (let dx = 0; dx < size[1]; dx++) {
          const inX = x0 * strides[1] + dx - columns.before
          if (inX < 0 || inX >= width) continue
          for (let c = 0; c < channels; c++) {
            const value = x[(inY * width + inX) * channels + c] as number
            const weight = ((dy * size[1] + dx) * channels + c) * filters
            for (let f = 0; f < filters; f++) {
              output[at + f] = (output[at + f] as number) + value * (w[weight + f] as number)
            }
          }
        }
      }
      for (let f = 0; f < filters; f++) output[at + f] = Math.max(0, output[at + f] as number)
    }
  }
  return output
}

const largestOf = (values: ArrayLike<number>) => Array.from(values).reduce((most, v) => Math.max(most, Math.abs(v)), 0)

let engine: Engine
beforeAll(async () => {
  engine = await startSimd(simd)
})

interface Case {
  side: number
  /** Strides of the layer before, which make the feature map oblong. */
  strides: [number, number]
  channels: number
  filters: number
  size?: [number, number]
  steps?: [number, number]
  padding?: 'same' | 'valid'
}

const plain: Case[] = [
  { side: 65, strides: [1, 1], channels: 8, filters: 8 },
  { side: 65, strides: [1, 2], channels: 70, filters: 64 },
  { side: 64, strides: [1, 1], channels: 13, filters: 9, padding: 'valid' },
  { side: 57, strides: [1, 1], channels: 12, filters: 10 },
  { side: 56, strides: [1, 1], channels: 20, filters: 70 },
  { side: 37, strides: [1, 1], channels: 5, filters: 70 },
  { side: 28, strides: [1, 1], channels: 64, filters: 70 },
  { side: 27, strides: [1, 1], channels: 7, filters: 3, padding: 'valid' },
  { side: 18, strides: [1, 1], channels: 12, filters: 10 },
  { side: 14, strides: [1, 1], channels: 70, filters: 66 },
  { side: 14, strides: [1, 1], channels: 300, filters: 16 },
  { side: 13, strides: [2, 1], channels: 6, filters: 1 },
  { side: 5, strides: [5, 1], channels: 9, filters: 17 },
  { side: 3, strides: [1, 1], channels: 33, filters: 5, padding: 'valid' },
  { side: 2, strides: [2, 1], channels: 5, filters: 8 },
  { side: 1, strides: [1, 1], channels: 6, filters: 4 },
  { side: 40, strides: [1, 1], channels: 3, filters: 11 },
  { side: 40, strides: [1, 1], channels: 1, filters: 64 },
  { side: 33, strides: [1, 1], channels: 10, filters: 12, size: [1, 1] },
  { side: 33, strides: [1, 1], channels: 10, filters: 12, size: [5, 2], padding: 'valid' },
  { side: 33, strides: [1, 1], channels: 10, filters: 12, size: [7, 7], steps: [2, 3] },
  { side: 33, strides: [1, 1], channels: 20, filters: 12, size: [3, 3], steps: [2, 2] },
  { side: 9, strides: [1, 1], channels: 4, filters: 5, size: [2, 3], steps: [3, 1], padding: 'valid' },
]

/** More cases, with random sizes. */
const dice = noise(96, 7).map((value) => (value + 1) / 2)
const random = Array.from({ length: 24 }, (_, i): Case => {
  const [a = 0, b = 0, c = 0, d = 0] = dice.subarray(i * 4)
  return {
    side: 1 + Math.floor(a * 65),
    strides: [1, 1 + (i % 3)],
    channels: 1 + Math.floor(b * 70),
    filters: 1 + Math.floor(c * 70),
    padding: d > 0.3 && a > 0.05 ? 'valid' : 'same',
  }
})

function network({ side, strides, channels, filters, size = [3, 3], steps = [1, 1], padding = 'same' }: Case) {
  const b = new GraphBuilder()
  // A network needs some feature map of more than one pixel.
  const isTiny = side === 1
  const first = b.conv('first', b.input('picture', isTiny ? [2, 2, 3] : [side, side, 3]), 3, { size: 1 })
  const apart = isTiny ? 2 : strides
  const before = b.conv('before', first, channels, { size: 1, strides: apart, padding: 'valid' })
  const settings = { size, strides: steps, padding, activation: { id: 'relu' } } as const
  return planOf(b, b.dense('out', b.flatten('flat', b.conv('tested', before, filters, settings)), 2))
}

async function run(each: Case) {
  const plan = network(each)
  const layer = convolutionOf(plan)
  const tested = await engine.build(plan, [])
  const weights = new Map<string, Float32Array>()
  for (const [name, shape] of plan.tensors) {
    const values = noise(
      shape.reduce((product, side) => product * side, 1),
      weights.size + 1,
    )
    weights.set(name, values)
    await giveValues(tested, name, shape, values)
  }
  const pass = await tested.forward([noise(Math.max(each.side, 2) ** 2 * 3, 50)], 'before')
  const given = await pass.activations('tested')
  const input = await pass.activations('before')
  const expected = direct(
    layer,
    input,
    weights.get('tested/kernel') as Float32Array,
    weights.get('tested/bias') as Float32Array,
  )
  // The gradient of one output passes back through the convolution; the transposed definition gives the expected
  // result.
  const seed = Float32Array.of(1, -0.5)
  const atOutput = await pass.gradients('tested', { seed })
  const back = await pass.gradients('before', { seed })
  tested.dispose()
  return { layer, given, expected, input, atOutput, back, kernel: weights.get('tested/kernel') as Float32Array }
}

/** The backward pass of a convolution in double precision, by its definition. */
function directBack(
  { inputShape, outputShape, operation }: Convolution,
  gradient: Float32Array,
  output: Float32Array,
  w: Float32Array,
) {
  const [height = 0, width = 0, channels = 0] = inputShape
  const [outHeight = 0, outWidth = 0, filters = 0] = outputShape
  const { size, strides, rows, columns } = operation
  const back = new Float64Array(height * width * channels)
  for (let y = 0; y < outHeight; y++) {
    for (let x = 0; x < outWidth; x++) {
      for (let dy = 0; dy < size[0]; dy++) {
        const inY = y * strides[0] + dy - rows.before
        if (inY < 0 || inY >= height) continue
        for (let dx = 0; dx < size[1]; dx++) {
          const inX = x * strides[1] + dx - columns.before
          if (inX < 0 || inX >= width) continue
          for (let c = 0; c < channels; c++) {
            const weight = ((dy * size[1] + dx) * channels + c) * filters
            let sum = 0
            for (let f = 0; f < filters; f++) {
              const at = (y * outWidth + x) * filters + f
              if ((output[at] as number) > 0) sum += (gradient[at] as number) * (w[weight + f] as number)
            }
            const to = (inY * width + inX) * channels + c
            back[to] = (back[to] as number) + sum
          }
        }
      }
    }
  }
  return back
}

const worst = (given: ArrayLike<number>, expected: ArrayLike<number>) =>
  Array.from(given).reduce((most, value, i) => Math.max(most, Math.abs(value - (expected[i] as number))), 0) /
  (largestOf(expected) || 1)

describe('a convolution on the CPU engine', () => {
  it.each(
    [...plain, ...random].filter(
      ({ side, padding, strides }) => padding !== 'valid' || Math.ceil(side / Math.max(...strides)) >= 5 || side === 3,
    ),
  )('of %j is that of the definition in double precision, and so is its way back', async (each) => {
    const { layer, given, expected, atOutput, back, kernel } = await run(each)
    expect(given.length).toBe(expected.length)
    expect(largestOf(expected)).toBeGreaterThan(0)
    expect(worst(given, expected)).toBeLessThan(1e-5)
    expect(worst(back, directBack(layer, atOutput, given, kernel))).toBeLessThan(1e-5)
  })

  it('was tried above in every way that there is', () => {
    const ways = plain.map((each) => {
      const { inputShape, outputShape, operation } = convolutionOf(network(each))
      return planConvolution(operation as ConvolutionSettings, asMap(inputShape), outputShape[2] as number).forward
    })
    expect(new Set(ways.map(({ mode, tile }) => `${mode} ${mode === 'im2col' ? '' : tile}`))).toEqual(
      new Set(['tiles 4', 'filters 4', 'filters 2', 'im2col ']),
    )
  })
})

import { readFileSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { relativeDifference } from '../../../fixtures/goldens.ts'
import { buildForm, readLayer } from '../../../fixtures/oracle/buildForm.ts'
import { simd } from '../../../fixtures/packages.ts'
import { uniform } from '../../../fixtures/seededVgg.ts'
import type { Engine } from '../../engine/engine.ts'
import { startSimd } from '../../engine/simd/simdEngine.ts'
import { planGraph } from '../../graph/planGraph.ts'
import type { StoredTensor } from '../../model/storedNetwork.ts'
import { readStateDict } from './readStateDict.ts'

// Small networks of timm with weights by a rule, and PyTorch's answers (scripts/oracle/timmSmall.py).
interface Case {
  layer: string
  /** Sides of the weights by name, such as `96x3x16x16`. */
  tensors: Readonly<Record<string, string>>
  logits: number[]
  weights: number[]
  raw: number[]
}

const cases: Readonly<Record<string, Case>> = JSON.parse(
  readFileSync(new URL('../../../fixtures/torch/timm.json', import.meta.url), 'utf8'),
)

const count = (shape: readonly number[]) => shape.reduce((product, side) => product * side, 1)

function rangeOf(name: string, shape: readonly number[]): [scale: number, offset: number] {
  if (shape.length > 1) return [/(?:_token|pos_embed)$/.test(name) ? 0.5 : Math.sqrt(6 / count(shape.slice(1))), 0]
  return /gamma|\.weight$/.test(name) ? [0.4, 1] : [0.2, 0]
}

function drawn(name: string, sides: string): StoredTensor {
  const shape = sides.split('x').map(Number)
  const [scale, offset] = rangeOf(name, shape)
  const values = Float32Array.from({ length: count(shape) }, (_, at) => scale * uniform(at, crc32(name)) + offset)
  const row = count(shape.slice(1))
  return { name, shape, readRows: (from, to) => values.slice(from * row, to * row) }
}

let engine: Engine
beforeAll(async () => {
  engine = await startSimd(simd)
})

describe('small networks answer as in timm', () => {
  it.each(Object.entries(cases))('%s', async (name, { layer, tensors, logits, weights, raw }) => {
    const dict = new Map(Object.entries(tensors).map(([tensor, sides]) => [tensor, drawn(tensor, sides)]))
    const stored = await readStateDict(dict, `${name}.pth`)
    const plan = planGraph(stored.graph, stored.tensors)
    expect(plan.outputs).toMatchObject([{ head: 'softmax', units: logits.length, target: layer }])
    const sides = plan.nodes[plan.inputs[0]?.node ?? 0]?.shape ?? []
    const picture = Float32Array.from({ length: count(sides) }, (_, index) => Math.sin(0.05 * index))
    const network = await buildForm(engine, plan, stored)
    const pass = await network.forward([picture], layer)
    expect(relativeDifference(pass.outputs[0] ?? [], logits), 'logits').toBeLessThan(1e-4)
    const seed = Float32Array.from(logits, (value) => (value === Math.max(...logits) ? 1 : 0))
    const shape = plan.featureMaps.get(layer) ?? []
    const { channelWeights, rawMap } = await readLayer(pass, layer, shape, { seed })
    expect(relativeDifference(channelWeights, weights), 'weights').toBeLessThan(1e-3)
    // Ours is the mean over channels.
    const sums = rawMap.map((value) => value * weights.length)
    expect(relativeDifference(sums, raw), 'map').toBeLessThan(1e-3)
    pass.dispose()
    network.dispose()
  })
})

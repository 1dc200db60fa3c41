import { beforeAll, describe, expect, it } from 'vitest'
import { activation, GraphBuilder, softmax } from '../../../fixtures/graphs.ts'
import { fetchFrom, makePackage, PACKAGE_URL, type PackageFiles } from '../../../fixtures/packages.ts'
import { aboutGraph, storedGraph } from '../../../fixtures/storedGraph.ts'
import { decodeBlock } from '../../engine/portable/decodeBlock.ts'
import type { WeightType } from '../../types.ts'
import type { StoredNetwork } from '../storedNetwork.ts'
import { type ModelPackage, openPackage } from './openPackage.ts'
import { planPackage } from './planPackage.ts'
import { readManifest } from './readManifest.ts'
import { sha256 } from './sha256.ts'

/** A residual block with a depthwise convolution, and kernels above and below what is stored in uint8. */
function residual(): StoredNetwork {
  const builder = new GraphBuilder()
  const first = builder.batchNormalization('bn', builder.conv('stem', builder.input('picture', [8, 8, 3]), 16))
  const wide = builder.conv('wide', builder.depthwise('dw', first), 160, { size: 3, activation: activation('relu') })
  const sum = builder.arithmetic('sum', 'add', [builder.conv('back', wide, 16, { size: 1 }), first])
  return storedGraph(builder, builder.dense('answers', builder.globalPool('pool', sum), 4, softmax))
}

const stored = residual()
const jsonOf = (files: PackageFiles) => JSON.parse(new TextDecoder().decode(files.get('model.json')))

async function readAll(model: ModelPackage): Promise<Map<string, Float32Array>> {
  const values = new Map<string, Float32Array>()
  for await (const block of model.loadTensors(() => {})) values.set(block.spec.name, decodeBlock(block))
  return values
}

const open = async (weights: WeightType, network = stored) =>
  openPackage(PACKAGE_URL, fetchFrom(await makePackage(network, aboutGraph(network), weights)))

describe('a network that is no chain', () => {
  it('is written as version 2, and read with the same graph, plan and weights', async () => {
    const files = await makePackage(stored, { ...aboutGraph(stored), producer: 'Keras 3.15.1' }, 'float32')
    expect(jsonOf(files)).toMatchObject({ format: 'heatlens-graph', version: 2 })
    const model = await openPackage(PACKAGE_URL, fetchFrom(files))
    expect(model.graph).toEqual(stored.graph)
    expect(model).toMatchObject({ producer: 'Keras 3.15.1', weights: 'float32', preprocessingFrom: 'file' })
    expect(model.preprocessing).toEqual(aboutGraph(stored).preprocessing)
    expect(planPackage(model).featureMaps.has('sum')).toBe(true)
    const values = await readAll(model)
    for (const { name, shape, readRows } of stored.tensors) {
      expect(values.get(name), name).toEqual(await readRows(0, shape[0] as number))
    }
  })

  it('has a scale for each channel in uint8; small and depthwise kernels are finer, vectors exact', async () => {
    const model = await open('uint8')
    expect(model.weights).toBe('mixed')
    const types = new Map(model.tensors.map(({ name, quantization }) => [name, quantization?.dtype ?? 'float32']))
    expect(types.get('wide/kernel')).toBe('uint8')
    expect(types.get('stem/kernel')).toBe('float16')
    expect(types.get('dw/kernel')).toBe('float16')
    expect(types.get('bn/variance')).toBe('float32')
    expect(types.get('wide/bias')).toBe('float32')
    const { quantization } = model.tensors.find(({ name }) => name === 'wide/kernel') ?? {}
    if (quantization?.dtype !== 'uint8' || typeof quantization.scale === 'number') throw new Error('Not by channel.')
    expect(quantization.scale).toHaveLength(160)
    const wide = stored.tensors.find(({ name }) => name === 'wide/kernel')
    const exact = (await wide?.readRows(0, 3)) as Float32Array
    const rounded = (await readAll(model)).get('wide/kernel') as Float32Array
    const { scale } = quantization
    // Half a step of its own channel, and what rounding the step to few digits adds.
    exact.forEach((value, at) => {
      expect(Math.abs((rounded[at] as number) - value)).toBeLessThanOrEqual((scale[at % 160] as number) * 0.51)
    })
    // The channels' spans differ, so one step for all would be coarser.
    expect(Math.min(...scale)).toBeLessThan(Math.max(...scale) * 0.99)
  })

  it('keeps what a file has rounded itself, to the byte', async () => {
    const scaled = { dtype: 'uint8', original_dtype: 'float32', scale: 1 / 64, min: -1.5 } as const
    const tensors = stored.tensors.map((tensor) =>
      tensor.name === 'wide/kernel'
        ? {
            ...tensor,
            quantization: scaled,
            readRows: (start: number, end: number) =>
              Float32Array.from({ length: (end - start) * 3 * 16 * 160 }, (_, at) => ((at * 7) % 256) / 64 - 1.5),
          }
        : tensor,
    )
    const model = await open('float32', { ...stored, tensors })
    expect(model.weights).toBe('mixed')
    const values = (await readAll(model)).get('wide/kernel') as Float32Array
    expect([...values.subarray(0, 300)]).toEqual(Array.from({ length: 300 }, (_, at) => ((at * 7) % 256) / 64 - 1.5))
  })
})

describe('tensors that share a file', () => {
  const files = makePackage(stored, aboutGraph(stored), 'uint8')

  it('are all of a small network, and come one by one, in any blocks', async () => {
    const made = await files
    expect([...made.keys()]).toEqual(['weights1.bin', 'model.json'])
    const whole = await readAll(await openPackage(PACKAGE_URL, fetchFrom(made)))
    const model = await openPackage(PACKAGE_URL, fetchFrom(made))
    const rows = new Map<string, number[]>()
    for await (const block of model.loadTensors(
      () => {},
      () => 2,
    )) {
      rows.set(block.spec.name, [...(rows.get(block.spec.name) ?? []), ...decodeBlock(block)])
    }
    for (const [name, values] of whole) expect(rows.get(name), name).toEqual([...values])
    for (const { name, quantization, shape, readRows } of stored.tensors) {
      if (shape.length > 1 || quantization) continue
      expect(whole.get(name), name).toEqual(await readRows(0, shape[0] as number))
    }
  })

  it('may begin in one file and end in another', async () => {
    const made = await files
    const bytes = made.get('weights1.bin') as Uint8Array<ArrayBuffer>
    const json = jsonOf(made)
    const cut = [0, 700, 701, 20_000, bytes.length]
    const parts = cut.slice(1).map((end, index) => bytes.slice(cut[index], end))
    json.weightsManifest[0].paths = parts.map((_, index) => `part-${index}.bin`)
    const shards: Record<string, unknown> = {}
    const others: PackageFiles = new Map()
    for (const [index, part] of parts.entries()) {
      others.set(`part-${index}.bin`, part)
      shards[`part-${index}.bin`] = { bytes: part.length, sha256: await sha256(part) }
    }
    json.userDefinedMetadata.heatlens.shards = shards
    others.set('model.json', new TextEncoder().encode(JSON.stringify(json)))
    const model = await openPackage(PACKAGE_URL, fetchFrom(others))
    expect(await readAll(model)).toEqual(await readAll(await openPackage(PACKAGE_URL, fetchFrom(made))))
    // Each tensor says which files hold some of it.
    expect(model.shards.map(({ path }) => path)).toEqual(json.weightsManifest[0].paths)
    expect(model.tensors[0]?.shards.map(({ path }) => path)).toContain('part-0.bin')
    expect(model.tensors.at(-1)?.shards.map(({ path }) => path)).toEqual(['part-3.bin'])
  })
})

describe('a hostile model.json of version 2', () => {
  let text: string
  beforeAll(async () => {
    text = JSON.stringify(jsonOf(await makePackage(stored, aboutGraph(stored), 'uint8')))
  })
  const attempt = (change: (json: ReturnType<typeof jsonOf>) => void) => {
    const json = JSON.parse(text)
    change(json)
    return () => planPackage(readManifest(json))
  }

  it('is read as it was written', () => {
    expect(attempt(() => {})).not.toThrow()
  })

  it.each<[string, (json: ReturnType<typeof jsonOf>) => void]>([
    ['another version', (json) => (json.version = 3)],
    ['no graph', (json) => delete json.graph],
    ['a circle', (json) => (json.graph.nodes.find(({ name }: { name: string }) => name === 'stem').inputs = ['sum'])],
    ['weights that nobody wants', (json) => (json.weightsManifest[0].weights[0].name = '__proto__')],
    ['one output less', (json) => (json.userDefinedMetadata.heatlens.outputs = [])],
    ['classes of another number', (json) => json.userDefinedMetadata.heatlens.outputs[0].classes.pop()],
    [
      'a tensor more than its files hold',
      (json) => json.weightsManifest[0].weights.push({ name: 'more', shape: [1], dtype: 'float32' }),
    ],
    ['a tensor less than its files hold', (json) => json.weightsManifest[0].weights.pop()],
    ['a group without tensors', (json) => json.weightsManifest.push({ paths: ['weights1.bin'], weights: [] })],
    ['a shape without end', (json) => (json.weightsManifest[0].weights[0].shape = Array(8).fill(2 ** 31))],
    ['pictures of another size', (json) => (json.userDefinedMetadata.heatlens.preprocessing.height = 9)],
    [
      'values of its own without numbers',
      (json) => (json.userDefinedMetadata.heatlens.preprocessing.values = 'custom'),
    ],
    [
      'fewer scales than channels',
      (json) =>
        json.weightsManifest
          .flatMap(({ weights }: { weights: { quantization?: { scale: unknown } }[] }) => weights)
          .map((weight: { quantization?: { scale: unknown } }) => weight.quantization)
          .find((one: { scale?: unknown }) => Array.isArray(one?.scale))
          .scale.pop(),
    ],
  ])('is refused: %s', (_, change) => {
    expect(attempt(change)).toThrow(expect.objectContaining({ kind: 'format' }))
  })
})

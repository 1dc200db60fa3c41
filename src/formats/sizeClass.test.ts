import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deflateRawSync, gzipSync } from 'node:zlib'
import { unzipSync, Zip, ZipPassThrough, zipSync } from 'fflate'
import * as h5wasm from 'h5wasm/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { h5Opener } from '../../fixtures/openH5Blob.ts'
import { readerApart } from '../../fixtures/readApart.ts'
import { openNetwork } from './index.ts'

// Small files that would become large: none takes more memory than a small file may.
const folder = mkdtempSync(join(tmpdir(), 'heatlens-'))
const hostile = fileURLToPath(new URL('../../fixtures/oracle/hostile/', import.meta.url))
const apart = readerApart(5000)
afterAll(() => {
  apart.stop()
  rmSync(folder, { recursive: true })
})

/** What a file of less than a megabyte may be unpacked to, and as much again to work with. */
const MOST_BYTES = 128 * 2 ** 20
const HUGE = 192 * 2 ** 20

let zeros: Uint8Array
let packed: Uint8Array
const text = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
const good = () => unzipSync(new Uint8Array(readFileSync(join(hostile, 'good.keras'))))

/** An archive of these files and of one full of zeros. */
function zipWithZeros(files: Readonly<Record<string, Uint8Array>>, name: string): Uint8Array {
  const parts: Uint8Array[] = []
  const zip = new Zip((_, part) => parts.push(part))
  for (const [other, bytes] of Object.entries(files)) {
    const entry = new ZipPassThrough(other)
    zip.add(entry)
    entry.push(bytes, true)
  }
  // Packed beforehand: zlib is faster.
  const entry = Object.assign(new ZipPassThrough(name), { compression: 8, size: HUGE })
  zip.add(entry)
  entry.ondata(null, packed, true)
  zip.end()
  return new Uint8Array(Buffer.concat(parts))
}

/** A weights file whose kernel claims this shape, of which nothing is stored. */
async function claiming(shape: number[]): Promise<Uint8Array> {
  await h5wasm.ready
  const path = join(folder, 'claims.h5')
  const file = new h5wasm.File(path, 'w')
  const vars = file.create_group('layers').create_group('dense').create_group('vars')
  for (const [name, to] of [
    ['0', shape],
    ['1', shape.slice(1)],
  ] as const) {
    const ones = to.map(() => 1)
    const data = vars.create_dataset({
      ...{ name, shape: ones, chunks: ones, data: new Float32Array(1) },
      maxshape: to.map(() => null),
    })
    ;(data as h5wasm.Dataset).resize([...to])
  }
  file.close()
  return new Uint8Array(readFileSync(path))
}

/** An .h5 as model.save writes it, whose last kernel claims 1 GiB, of which nothing is stored. */
async function claimingH5(): Promise<Uint8Array> {
  const inputs = 32 * 32
  const units = 2 ** 28 / inputs + 1
  const network = wide(units)
  const config = { name: 'seen', filters: 1, kernel_size: [1, 1], activation: 'relu' }
  network.config.layers.splice(1, 0, { module: 'keras.layers', class_name: 'Conv2D', config })
  await h5wasm.ready
  const path = join(folder, 'saved.h5')
  const file = new h5wasm.File(path, 'w')
  file.create_attribute('model_config', JSON.stringify(network))
  const root = file.create_group('model_weights')
  root.create_attribute('layer_names', ['input', 'seen', 'flatten', 'dense'])
  const seen = root.create_group('seen')
  seen.create_attribute('weight_names', ['seen/kernel:0', 'seen/bias:0'])
  seen.create_group('seen')
  seen.create_dataset({ name: 'seen/kernel:0', data: Float32Array.of(1), shape: [1, 1, 1, 1] })
  seen.create_dataset({ name: 'seen/bias:0', data: Float32Array.of(0), shape: [1] })
  const group = root.create_group('dense')
  group.create_attribute('weight_names', ['dense/kernel:0', 'dense/bias:0'])
  const dense = group.create_group('dense')
  dense.create_dataset({ name: 'bias:0', data: new Float32Array(1), shape: [1], chunks: [1], maxshape: [null] })
  ;(dense.get('bias:0') as h5wasm.Dataset).resize([units])
  const chunk = { data: new Float32Array(1), shape: [1, 1], chunks: [1, 1], maxshape: [null, null] }
  dense.create_dataset({ name: 'kernel:0', ...chunk })
  ;(dense.get('kernel:0') as h5wasm.Dataset).resize([inputs, units])
  file.close()
  return new Uint8Array(readFileSync(path))
}

/** A network whose only dense layer is as wide as its weights claim. */
const wide = (units: number): { config: { name: string; layers: object[] } } & Record<string, unknown> => ({
  ...{ module: 'keras', class_name: 'Sequential', registered_name: null },
  config: {
    name: 'wide',
    layers: [
      { module: 'keras.layers', class_name: 'InputLayer', config: { batch_shape: [null, 32, 32, 1], name: 'input' } },
      { module: 'keras.layers', class_name: 'Flatten', config: { name: 'flatten' } },
      { module: 'keras.layers', class_name: 'Dense', config: { name: 'dense', units, activation: 'softmax' } },
    ],
  },
})

const made: Readonly<Record<string, () => Uint8Array | Promise<Uint8Array>>> = {
  'claims.h5': claimingH5,
  'weights.keras': () => {
    const { 'model.weights.h5': _, ...others } = good()
    return zipWithZeros(others, 'model.weights.h5')
  },
  'shard.zip': () => zipWithZeros({ 'model.json': text({}) }, 'group1-shard1of1.bin'),
  'nested.zip': () => {
    // Large enough for what it holds, until it is packed itself.
    const inner = zipWithZeros(
      { 'model.json': text({}), 'notes.bin': new Uint8Array(HUGE / 40) },
      'group1-shard1of1.bin',
    )
    return zipSync({ 'one.zip': inner, 'two.zip': inner })
  },
  'packed.h5.gz': () => gzipSync(zeros, { level: 1 }),
}

beforeAll(async () => {
  copyFileSync(join(hostile, 'good.keras'), join(folder, 'good.keras'))
  zeros = new Uint8Array(HUGE)
  packed = deflateRawSync(zeros, { level: 1 })
  for (const [name, make] of Object.entries(made)) writeFileSync(join(folder, name), await make())
})

describe('a small file takes little memory, whatever it claims', () => {
  it.each(Object.keys(made))('%s', async (name) => {
    const path = join(folder, name)
    expect(readFileSync(path).length).toBeLessThan(2 ** 20)
    await apart.read(join(folder, 'good.keras'))
    const before = await apart.mostBytes()
    const answer = await apart.read(path)
    expect(answer, JSON.stringify(answer)).toMatchObject({ says: expect.stringMatching(/would be|damaged/) })
    expect((await apart.mostBytes()) - before).toBeLessThan(MOST_BYTES)
  })

  it('reads packed weights that are larger than their archive as they are', async () => {
    const files = good()
    // Room that HDF5 has left.
    const weights = new Uint8Array((files['model.weights.h5']?.length ?? 0) + 2 ** 20)
    weights.set(files['model.weights.h5'] ?? [])
    writeFileSync(join(folder, 'roomy.keras'), zipSync({ ...files, 'model.weights.h5': weights }))
    const plain = await apart.read(join(folder, 'good.keras'))
    expect(plain).toHaveProperty('shards')
    expect(await apart.read(join(folder, 'roomy.keras'))).toEqual(plain)
  })

  it('none of the hostile files', async () => {
    await apart.read(join(folder, 'good.keras'))
    const before = await apart.mostBytes()
    for (const name of readdirSync(hostile).filter((one) => /\.(?:keras|h5|zip)$/.test(one))) {
      copyFileSync(join(hostile, name), join(folder, name))
      await apart.read(join(folder, name))
      expect((await apart.mostBytes()) - before, name).toBeLessThan(MOST_BYTES)
    }
  })
})

it('a file that claims weights of which it stores nothing is damaged', async () => {
  const units = 2 ** 30 / 4 / 1024 + 1
  const weights = await claiming([1024, units])
  const bytes = zipSync({ ...good(), 'config.json': text(wide(units)), 'model.weights.h5': weights })
  const opener = h5Opener()
  const opening = openNetwork({ files: [new File([bytes as BlobPart], 'claims.keras')] }, opener)
  await expect(opening).rejects.toTell(/“claims\.keras” is cut short or damaged/)
  opener.remove()
})

import { beforeAll, describe, expect, it, vi } from 'vitest'
import { fetchFrom, makePackage, PACKAGE_URL, type PackageFiles } from '../../../fixtures/packages.ts'
import { seededAbout, seededVgg } from '../../../fixtures/seededVgg.ts'
import type { LoadProgress } from '../../types.ts'
import { type Fetch, fetchFile } from './fetchFile.ts'
import { MAX_SHARD_BYTES } from './manifest.ts'
import { AT_ONCE, openPackage } from './openPackage.ts'
import { sha256 } from './sha256.ts'

// Narrow and flat: it loads in milliseconds.
const network = seededVgg({ width: 2, dense: 16, classes: 10 })
let whole: PackageFiles

beforeAll(async () => {
  whole = await makePackage(network, seededAbout, 'float32')
})

const SHARD = 'block3_conv2-kernel-1.bin'
const respond = (body: BodyInit | null, init: ResponseInit = {}): Fetch => {
  const others = fetchFrom(whole)
  return async (url, options) => (url.endsWith(SHARD) ? new Response(body, init) : others(url, options))
}
const binary = { headers: { 'content-type': 'application/octet-stream' } }
const bytesOfShard = () => (whole.get(SHARD) as Uint8Array<ArrayBuffer>).slice()

async function loadAll(fetch: Fetch, onProgress: (progress: LoadProgress) => void = () => {}): Promise<string[]> {
  const names: string[] = []
  const model = await openPackage(PACKAGE_URL, fetch)
  for await (const { spec } of model.loadTensors(onProgress)) names.push(spec.name)
  return names
}

describe('a whole package', () => {
  it('tells what it is', async () => {
    const model = await openPackage(PACKAGE_URL, fetchFrom(whole))
    expect(model.id).toBe('eighth-seeded')
    expect(model.outputs[0]?.classes[3]).toEqual(['seed-3', 'class_3'])
    expect(model.weights).toBe('float32')
    expect(model.bytes).toBe(model.parameters * 4)
    expect(model.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  it('brings every tensor in order, with progress by bytes that never goes back and ends at the whole', async () => {
    const seen: LoadProgress[] = []
    const names = await loadAll(fetchFrom(whole), (progress) => seen.push(progress))
    expect(names).toEqual(network.tensors.map(({ name }) => name))
    expect(seen.every(({ loaded }, i) => i === 0 || loaded >= (seen[i - 1]?.loaded ?? 0))).toBe(true)
    expect(seen.at(-1)).toEqual({ loaded: seen[0]?.total, total: seen[0]?.total })
  })

  it('may keep its classes in a file', async () => {
    const files = new Map(whole)
    const json = JSON.parse(new TextDecoder().decode(files.get('model.json')))
    files.set('classes.json', new TextEncoder().encode(JSON.stringify(json.userDefinedMetadata.heatlens.classes)))
    json.userDefinedMetadata.heatlens.classes = 'classes.json'
    files.set('model.json', new TextEncoder().encode(JSON.stringify(json)))
    expect((await openPackage(PACKAGE_URL, fetchFrom(files))).outputs[0]?.classes).toHaveLength(10)
  })
})

describe('blocks', () => {
  const TENSOR = 'fc1/kernel'
  const FILE = 'fc1-kernel-1.bin'

  /** The package with each tensor's file cut again into files of `bytes`, also within rows. */
  async function recut(bytes: number): Promise<PackageFiles> {
    const files = new Map(whole)
    const json = JSON.parse(new TextDecoder().decode(files.get('model.json')))
    const all = files.get(FILE) as Uint8Array<ArrayBuffer>
    const { shards } = json.userDefinedMetadata.heatlens
    delete shards[FILE]
    files.delete(FILE)
    const paths: string[] = []
    for (let start = 0; start < all.length; start += bytes) {
      const piece = all.slice(start, start + bytes)
      const path = `piece-${paths.length}.bin`
      paths.push(path)
      files.set(path, piece)
      shards[path] = { bytes: piece.length, sha256: await sha256(piece) }
    }
    const group = json.weightsManifest.find(
      ({ weights }: { weights: { name: string }[] }) => weights[0]?.name === TENSOR,
    )
    group.paths = paths
    return files.set('model.json', new TextEncoder().encode(JSON.stringify(json)))
  }

  it.each([
    [256, 100],
    [1000, 100],
    [4100, 7],
    [130, 300],
    [50000, 784],
  ])('end between rows, with files of %d bytes and blocks of %d rows', async (bytes, step) => {
    const model = await openPackage(PACKAGE_URL, fetchFrom(await recut(bytes)))
    const original = network.tensors.find(({ name }) => name === TENSOR)
    const [rows = 0] = original?.shape ?? []
    let next = 0
    for await (const block of model.loadTensors(
      () => {},
      ({ name, shape }) => (name === TENSOR ? step : (shape[0] as number)),
    )) {
      if (block.spec.name !== TENSOR) continue
      expect([block.start, block.end]).toEqual([next, Math.min(next + step, rows)])
      next = block.end
      expect(block.bytes.buffer.byteLength).toBe(block.bytes.length)
      expect(new Float32Array(block.bytes.buffer)).toEqual(await original?.readRows(block.start, block.end))
    }
    expect(next).toBe(rows)
  })

  it('are held one at a time, with the files under way', async () => {
    const files = await recut(4100)
    const largest = Math.max(...[...files].filter(([path]) => path.endsWith('.bin')).map(([, { length }]) => length))
    const others = fetchFrom(files)
    let asked = 0
    let given = 0
    let most = 0
    const model = await openPackage(PACKAGE_URL, (url, options) => {
      if (url.endsWith('.bin')) asked += files.get(url.split('/').at(-1) as string)?.length ?? 0
      most = Math.max(most, asked - given)
      return others(url, options)
    })
    let block = 0
    for await (const { bytes } of model.loadTensors(
      () => {},
      ({ shape }) => Math.min(shape[0] as number, 100),
    )) {
      given += bytes.length
      block = Math.max(block, bytes.length)
    }
    expect(given).toBe(model.bytes)
    expect(most).toBeLessThanOrEqual(block + AT_ONCE * largest)
    expect(most).toBeLessThan(model.bytes / 2)
  })
})

describe('a broken package', () => {
  it.each<[string, () => Fetch, RegExp]>([
    ['missing', () => respond('no', { status: 404 }), /not on the server \(status 404\)/],
    [
      'a web page in its place',
      () => respond('<html>', { headers: { 'content-type': 'text/html' } }),
      /sent a web page/,
    ],
    ['cut short', () => respond(bytesOfShard().slice(0, 100), binary), /cut short \(100 of [\d,]+ bytes\)/],
    ['too long', () => respond(new Uint8Array([...bytesOfShard(), 0]), binary), /longer than it should be/],
    [
      'with one bit flipped',
      () => {
        const bytes = bytesOfShard()
        bytes[50] = (bytes[50] as number) ^ 1
        return respond(bytes, binary)
      },
      /its checksum is wrong/,
    ],
    [
      'broken off on its way',
      () =>
        respond(
          new ReadableStream({
            start(controller) {
              controller.enqueue(new Uint8Array(10))
              controller.error(new TypeError('network error'))
            },
          }),
          binary,
        ),
      /connection broke/,
    ],
  ])('says so where a file is %s', async (_, fetch, message) => {
    await expect(loadAll(fetch())).rejects.toTell(message, 'load')
  })

  it('is asked for past the browser’s cache where an older file lies in it', async () => {
    const fresh = fetchFrom(whole)
    const asked: (RequestCache | undefined)[] = []
    const stale: Fetch = async (url, options) => {
      if (url.endsWith(SHARD)) asked.push(options.cache)
      if (url.endsWith(SHARD) && options.cache !== 'reload') return new Response(bytesOfShard().fill(1), binary)
      return fresh(url, options)
    }
    const seen: LoadProgress[] = []
    await expect(loadAll(stale, (progress) => seen.push(progress))).resolves.toHaveLength(network.tensors.length)
    expect(asked).toEqual([undefined, 'reload'])
    expect(seen.at(-1)?.loaded).toBe(seen.at(-1)?.total)
  })

  it('says so where the server does not answer', async () => {
    const fetch: Fetch = () => Promise.reject(new TypeError('Failed to fetch'))
    await expect(loadAll(fetch)).rejects.toTell(/could not be fetched/, 'load')
  })

  it('says so where the server falls silent', async () => {
    vi.useFakeTimers()
    try {
      const silent = new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(10)) })
      const fetch = async () => new Response(silent, binary)
      const loading = expect(
        fetchFile('http://models.test/fc1.bin', 1000, fetch, new AbortController().signal),
      ).rejects.toTell(/fc1\.bin stopped coming in: nothing arrived for 30 seconds/, 'load')
      await vi.advanceTimersByTimeAsync(29_000)
      await vi.advanceTimersByTimeAsync(2_000)
      await loading
    } finally {
      vi.useRealTimers()
    }
  })

  it('loads at the second try', async () => {
    const model = await openPackage(
      PACKAGE_URL,
      (() => {
        let tries = 0
        const good = fetchFrom(whole)
        return async (url, options) =>
          url.endsWith(SHARD) && tries++ === 0 ? new Response('', { status: 503 }) : good(url, options)
      })(),
    )
    const count = async () => {
      let tensors = 0
      for await (const _ of model.loadTensors(() => {})) tensors++
      return tensors
    }
    await expect(count()).rejects.toMatchObject({ kind: 'load' })
    expect(await count()).toBe(network.tensors.length)
  })

  it('stops the other downloads once one has failed', async () => {
    const signals: AbortSignal[] = []
    const failing = respond('', { status: 500 })
    await expect(
      loadAll((url, options) => {
        if (url.endsWith('.bin')) signals.push(options.signal)
        return failing(url, options)
      }),
    ).rejects.toThrow()
    expect(signals.length).toBeGreaterThan(1)
    expect(signals.every(({ aborted }) => aborted)).toBe(true)
  })
})

// biome-ignore lint/suspicious/noExplicitAny: the point is to spoil JSON of any shape.
type Spoil = (json: any) => void

describe('a hostile model.json', () => {
  it.each<[string, Spoil]>([
    ['a path out of the folder', (json) => (json.weightsManifest[0].paths = ['../secret.bin'])],
    ['an encoded path', (json) => (json.weightsManifest[0].paths = ['%2e%2e/secret.bin'])],
    ['another host', (json) => (json.weightsManifest[0].paths = ['https://evil.test/x.bin'])],
    [
      'a class list on another host',
      (json) => (json.userDefinedMetadata.heatlens.classes = 'https://evil.test/c.json'),
    ],
    ['a file that is not listed', (json) => (json.weightsManifest[0].paths = ['other.bin'])],
    ['a prototype name as a file', (json) => (json.weightsManifest[0].paths = ['constructor'])],
    ['a huge shape', (json) => (json.weightsManifest[0].weights[0].shape = [2 ** 30, 2 ** 30])],
    ['a negative side', (json) => (json.weightsManifest[0].weights[0].shape = [-3, 3, 3, 2])],
    ['a shape that its bytes do not fill', (json) => (json.weightsManifest[0].weights[0].shape = [3, 3, 3, 3])],
    [
      'a quantization without a scale',
      (json) => (json.weightsManifest[0].weights[0].quantization = { dtype: 'uint8', scale: null, min: 0 }),
    ],
    ['a shard over the limit', (json) => (json.userDefinedMetadata.heatlens.shards[SHARD].bytes = MAX_SHARD_BYTES + 1)],
    ['no hash', (json) => delete json.userDefinedMetadata.heatlens.shards[SHARD].sha256],
    ['no metadata', (json) => delete json.userDefinedMetadata],
    ['a graph model', (json) => (json.format = 'graph-model')],
    ['an id with a slash', (json) => (json.userDefinedMetadata.heatlens.id = 'a/b')],
  ])('is refused: %s', async (_, spoil) => {
    const json = JSON.parse(new TextDecoder().decode(whole.get('model.json')))
    spoil(json)
    const files = new Map(whole).set('model.json', new TextEncoder().encode(JSON.stringify(json)))
    await expect(openPackage(PACKAGE_URL, fetchFrom(files))).rejects.toMatchObject({
      kind: expect.stringMatching(/^(format|load)$/),
    })
  })

  it('is refused where it is not JSON', async () => {
    const files = new Map(whole).set('model.json', new TextEncoder().encode('{"format":'))
    await expect(openPackage(PACKAGE_URL, fetchFrom(files))).rejects.toMatchObject({ kind: 'format' })
  })
})

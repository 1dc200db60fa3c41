import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { strToU8, zipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { h5Opener } from '../../fixtures/openH5Blob.ts'
import { arrange } from '../labels/classList.ts'
import type { StoredNetwork } from '../model/storedNetwork.ts'
import { openNetwork, sniff } from './index.ts'
import { preparePackage } from './preparePackage.ts'
import { asPair } from './unfitArchitecture.ts'

const opener = h5Opener()
afterAll(() => opener.remove())

const read = (path: string) => new Uint8Array(readFileSync(fileURLToPath(new URL(path, import.meta.url))))
const hostile = (name: string) => read(`../../fixtures/oracle/hostile/${name}`)
const oracle = (name: string) => read(`../../fixtures/oracle/keras/${name}`)
const toFile = (bytes: Uint8Array, name: string) => new File([bytes.slice()], name)
const zip = (entries: Record<string, Uint8Array>, name = 'all.zip') => toFile(zipSync(entries), name)

const open = (...files: File[]) => openNetwork({ files }, opener)

/** The labels of the only list of classes beside a network, in their order. */
function labelsOf({ about: { lists = [] } }: StoredNetwork): string[] {
  const [list, ...others] = lists
  expect([list?.isSure, others]).toEqual([true, []])
  return arrange(list?.entries ?? []).names.map(([, label]) => label)
}

const good = hostile('good.h5')
const model = oracle('grey-linear-24x40/tfjs-layers/model.json')
const shard = oracle('grey-linear-24x40/tfjs-layers/group1-shard1of1.bin')

describe('the format is told by bytes, not by names', () => {
  it.each([
    ['keras-h5', toFile(good, 'photo.png')],
    ['keras-zip', toFile(hostile('good.keras'), 'good.h5')],
    ['keras-architecture', toFile(oracle('nested-vgg16/architecture.json'), 'notes.txt')],
    ['tfjs', toFile(model, 'x')],
    [undefined, toFile(strToU8('hello'), 'model.h5')],
  ])('%s', async (format, file) => {
    expect(await sniff({ files: [file] })).toBe(format)
  })
})

describe('files beside a network', () => {
  it('name its classes', async () => {
    const labels = toFile(strToU8('0 Cats\n1 Dogs\n2 Neither\n'), 'labels.txt')
    expect(labelsOf(await open(labels, toFile(good, 'good.h5')))).toEqual(['Cats', 'Dogs', 'Neither'])
    const list = toFile(strToU8('["a", "b", "c"]'), 'any.json')
    expect(labelsOf(await open(toFile(hostile('good.keras'), 'good.keras'), list))).toEqual(['a', 'b', 'c'])
  })

  it('an architecture alone wants its weights', async () => {
    const file = toFile(oracle('nested-vgg16/architecture.json'), 'architecture.json')
    await expect(open(file)).rejects.toTell(/describes a network, but its weights are in another file/, 'format')
  })

  it('an architecture and weights of two networks are told apart, by layers and by shapes', async () => {
    const weights = toFile(oracle('squeeze-excite/model.weights.h5'), 'a.weights.h5')
    const own = toFile(oracle('squeeze-excite/architecture.json'), 'a.json')
    const other = toFile(oracle('nested-vgg16/architecture.json'), 'b.json')
    const pair = { architecture: 'b.json', weights: 'a.weights.h5' }
    await expect(open(weights, other)).rejects.toMatchObject({ code: 'architectureUnfit', parameters: pair })
    expect((await open(weights, own)).about.pair).toEqual({ architecture: 'a.json', weights: 'a.weights.h5' })
    const wider = JSON.parse(new TextDecoder().decode(oracle('squeeze-excite/architecture.json')), (key, value) =>
      key === 'filters' ? value * 2 : value,
    )
    const stored = await open(weights, toFile(strToU8(JSON.stringify(wider)), 'b.json'))
    await expect(asPair(stored.about.pair, () => preparePackage(stored, []))).rejects.toMatchObject({
      code: 'architectureUnfit',
      parameters: pair,
    })
    // What describes itself needs no other file.
    expect((await open(toFile(good, 'good.h5'), other)).about.pair).toBeUndefined()
  })

  it('weights alone want their architecture', async () => {
    const file = toFile(oracle('nested-vgg16/model.weights.h5'), basename('model.weights.h5'))
    await expect(open(file)).rejects.toTell(/holds weights only\. Choose it together with its architecture/, 'format')
  })

  it('say how Teachable Machine prepares pictures', async () => {
    const metadata = strToU8('{"packageName": "@teachablemachine/image", "labels": ["a", "b"]}')
    const network = await open(
      toFile(model, 'model.json'),
      toFile(shard, 'group1-shard1of1.bin'),
      toFile(metadata, 'm.json'),
    )
    expect(labelsOf(network)).toEqual(['a', 'b'])
    expect(network.about).toMatchObject({
      ...{ preprocessingFrom: 'file', preprocessing: { values: '-1..1', fit: 'centre-crop' } },
    })
  })
})

describe('an archive of a network’s files', () => {
  it('opens as they do', async () => {
    const labels = strToU8('0 Cats\n1 Dogs\n2 Neither\n')
    const noise = { '__MACOSX/._labels.txt': strToU8('x'), 'my/.DS_Store': strToU8('x') }
    const network = await open(zip({ ...noise, 'my/labels.txt': labels, 'my/keras_model.h5': good }))
    expect(network.graph.nodes).toHaveLength(4)
    expect(labelsOf(network)).toEqual(['Cats', 'Dogs', 'Neither'])
    const tfjs = await open(zip({ 'model.json': model, 'group1-shard1of1.bin': shard }))
    expect(tfjs.tensors).toHaveLength(8)
  })

  it('gives the network that lies in it among other things, also in an archive of its own', async () => {
    const noise = { 'a/README.md': strToU8('x'), 'a/cat.png': strToU8('x'), 'a/Thumbs.db': strToU8('x') }
    const labels = { 'a/labels.txt': strToU8('0 Cats\n1 Dogs\n2 Neither\n') }
    const inside = await open(zip({ ...noise, ...labels, 'a/deep/keras_model.h5': good, 'a/b/c/other.h5': model }))
    expect(inside.about.name).toBe('small')
    expect(labelsOf(inside)).toEqual(['Cats', 'Dogs', 'Neither'])
    const twice = zip({ 'x/inner.zip': zipSync({ 'model.json': model, 'group1-shard1of1.bin': shard }) })
    expect((await open(twice)).tensors).toHaveLength(8)
    expect((await open(zip({ 'x/good.keras': hostile('good.keras') }))).graph.nodes).toHaveLength(4)
  })

  it('with more than any network has is refused by name, before anything is unpacked', async () => {
    const many = Object.fromEntries(Array.from({ length: 20_001 }, (_, index) => [`w${index}.bin`, new Uint8Array(1)]))
    await expect(open(zip(many, 'many.zip'))).rejects.toTell(/“many\.zip” holds 20,001 files/)
    const bomb = zipSync({ 'model.h5': new Uint8Array(2 ** 17) })
    // The size in its list of entries.
    const entry = bomb.lastIndexOf(0x50, bomb.length - 23)
    new DataView(bomb.buffer).setUint32(entry + 24, 70 * 2 ** 20, true)
    await expect(open(toFile(bomb, 'bomb.zip'))).rejects.toTell(/In the archive “bomb\.zip”, model\.h5 would be 70 MiB/)
  })

  it('of other things is no network', async () => {
    await expect(open(zip({ 'a.txt': strToU8('hello') }))).rejects.toTell(/None of these files is a network/)
  })
})

it('reads nothing but the description, and tensors by rows', async () => {
  const opened: Blob[] = []
  const slices: number[] = []
  const file = toFile(hostile('good.keras'), 'good.keras')
  const slice = file.slice.bind(file)
  file.slice = (start = 0, end = 0, type?: string) => {
    slices.push(end - start)
    return slice(start, end, type)
  }
  const network = await openNetwork(
    { files: [file] },
    {
      openH5(blob) {
        opened.push(blob)
        return opener.openH5(blob)
      },
    },
  )
  // The weights are a part of the file, of its own length.
  expect(opened.map(({ size }) => slices.includes(size))).toEqual([true])
  const kernel = network.tensors.find(({ name }) => name === 'answer/kernel')
  const [whole, rows] = [await kernel?.readRows(0, 6), await kernel?.readRows(2, 5)]
  expect(rows).toEqual(whole?.slice(6, 15))
})

it('finds files under the names that browsers give to second downloads, and tells all that are missing', async () => {
  const network = await open(toFile(model, 'model (1).json'), toFile(shard, 'group1-shard1of1 (2).bin'))
  expect(network.tensors).toHaveLength(8)
  const manifest = JSON.parse(new TextDecoder().decode(model))
  manifest.weightsManifest[0].paths = ['a.bin', 'b.bin', 'c.bin']
  const cut = strToU8(JSON.stringify(manifest))
  await expect(open(toFile(cut, 'model.json'), toFile(shard, 'b.bin'))).rejects.toMatchObject({
    parameters: { count: 2, total: 3, names: ['a.bin', 'c.bin'] },
  })
})

it('takes the weights that came with the description, where an older file has their plain name', async () => {
  const older = Uint8Array.from(shard, (byte) => byte ^ 1)
  const names = ['model (1).json', 'group1-shard1of1.bin', 'group1-shard1of1 (1).bin'] as const
  const opened = async (
    ...files: readonly [Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>]
  ) => {
    const { tensors } = await open(...files.map((bytes, index) => toFile(bytes, names[index] as string)))
    return [...((await tensors[0]?.readRows(0, 1)) ?? [])]
  }
  const plain = await open(toFile(model, 'model.json'), toFile(shard, 'group1-shard1of1.bin'))
  const wanted = [...((await plain.tensors[0]?.readRows(0, 1)) ?? [])]
  expect(await opened(model, older, shard)).toEqual(wanted)
  expect(await opened(model, shard, older)).not.toEqual(wanted)
})

it.each([
  'w\\group1-shard1of1.bin',
  'https://a.b/o/w%2Fgroup1-shard1of1.bin?alt=media',
  './group1%2Dshard1of1.bin',
  '%',
])('finds a file that is called %s', async (path) => {
  const manifest = JSON.parse(new TextDecoder().decode(model))
  manifest.weightsManifest[0].paths = [path]
  const file = toFile(shard, path === '%' ? '%' : 'group1-shard1of1 - Copy.bin')
  expect((await open(toFile(strToU8(JSON.stringify(manifest)), 'model.json'), file)).tensors).toHaveLength(8)
})

it.each([
  [
    '{"tfjsSpeechCommandsVersion": "0.4.0", "wordLabels": ["clap"]}',
    /not a network for pictures \(Teachable Machine audio\)/,
  ],
  [
    '{"packageName": "@teachablemachine/pose", "labels": ["a"]}',
    /not a network for pictures \(Teachable Machine pose\)/,
  ],
])('Teachable Machine’s networks for other things are refused: %s', async (metadata, told) => {
  const files = [toFile(model, 'model.json'), toFile(shard, 'group1-shard1of1.bin')]
  await expect(open(...files, toFile(strToU8(metadata), 'metadata.json'))).rejects.toTell(told)
})

it('weights without their description ask for it', async () => {
  await expect(open(toFile(shard, 'group1-shard1of1.bin'))).rejects.toTell(
    /The weights are here .* drop the model\.json/,
  )
})

it('a network from which a file is gone says so', async () => {
  await expect(open(toFile(model, 'model.json'))).rejects.toTell(
    /needs 1 more file, such as group1-shard1of1\.bin/,
    'load',
  )
})

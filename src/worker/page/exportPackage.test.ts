import { afterEach, expect, it, vi } from 'vitest'
import { directly } from '../../../fixtures/directly.ts'
import { fakeCaches } from '../../../fixtures/fakeCaches.ts'
import { GraphBuilder, softmax } from '../../../fixtures/graphs.ts'
import { makePackage, type PackageFiles, simd } from '../../../fixtures/packages.ts'
import { seededAbout, seededVgg } from '../../../fixtures/seededVgg.ts'
import { aboutGraph, storedGraph } from '../../../fixtures/storedGraph.ts'
import { listZip } from '../../formats/zip.ts'
import { fetchHereOrThere } from '../../model/cache/deviceModels.ts'
import type { Preprocessing } from '../../types.ts'
import { createExplainer } from '../explainer/createExplainer.ts'
import { createImporter } from '../importer/importer.ts'
import { connectModels } from './connectModels.ts'
import type { OwnOfNetwork } from './exportPackage.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const nothing: OwnOfNetwork = { classesOf: (_, classes) => classes, preprocessingOf: () => undefined }

const toFiles = (files: PackageFiles) => [...files].map(([name, bytes]) => new File([bytes], name))

/** A device: what it stores, and its page. `isBlocked`: it stores nothing. */
function device({ isBlocked = false } = {}) {
  const caches = isBlocked ? undefined : fakeCaches()
  vi.stubGlobal('caches', caches)
  const models = connectModels({
    base: 'https://x.test/app/',
    onHost: async () => [],
    start: () => ({ remote: directly(createImporter({} as never)), gone: new AbortController().signal, stop() {} }),
  })
  const explainer = createExplainer({ simd, fetch: fetchHereOrThere })
  return {
    models,
    add: (files: readonly File[]) => models.add(files, { weights: 'float32' }, () => {}, new AbortController().signal),
    async open(id: string) {
      const modelUrl = await models.urlOf(id)
      const files = models.filesAt(modelUrl)
      return (await explainer.open({ modelUrl, backend: 'wasm', ...(files && { files }) }, () => {})).model
    },
  }
}

const chain = makePackage(seededVgg({ width: 1, dense: 4 }), seededAbout, 'float32')
const graph = twoBranches()
const version2 = makePackage(graph, aboutGraph(graph), 'uint8')

/** A network that is no chain of layers. */
function twoBranches() {
  const builder = new GraphBuilder()
  const base = builder.conv('conv', builder.input('picture', [8, 8, 3]), 4)
  const sum = builder.arithmetic('sum', 'add', [base, builder.conv('other', base, 4)])
  return storedGraph(builder, builder.dense('out', builder.globalPool('pool', sum), 3, softmax))
}

it.each([
  ['a chain of layers', chain],
  ['a graph', version2],
])('opens on another device as it was: %s', async (_, made) => {
  const first = device()
  const id = await first.add(toFiles(await made))
  const before = await first.open(id)
  const archive = await first.models.export(id, nothing)
  const other = device({ isBlocked: true })
  const after = await other.open(await other.add([new File([archive], 'any name.zip')]))
  expect({ ...after, id: before.id, sha256: before.sha256 }).toEqual(before)
})

it('is only stored, one entry a file, model.json last', async () => {
  const first = device()
  const archive = await first.models.export(await first.add(toFiles(await chain)), nothing)
  const entries = [...(await listZip(archive, 'x.zip')).values()]
  expect(entries.every(({ isDeflated, at }) => !isDeflated && at >= 0)).toBe(true)
  expect(entries.map(({ name }) => name).sort()).toEqual([...(await chain).keys()].sort())
  expect(entries.at(-1)?.name).toBe('model.json')
})

it.each([
  ['a chain of layers', chain],
  ['a graph', version2],
])('brings a person’s names and preprocessing: %s', async (_, made) => {
  const first = device({ isBlocked: true })
  const id = await first.add(toFiles(await made))
  const model = await first.open(id)
  const preprocessing: Preprocessing = { ...model.preprocessing, values: '-1..1', resize: 'bilinear' }
  const asked: unknown[] = []
  const archive = await first.models.export(id, {
    name: 'Мої коти',
    classesOf(of, classes) {
      asked.push(of)
      return classes.map(([wnid, label], at) => (at === 1 ? ['n1', '__proto__'] : [wnid, label]))
    },
    preprocessingOf: () => preprocessing,
  })
  expect(asked).toEqual([{ id: model.id, sha256: model.sha256, output: model.outputs[0]?.name }])
  const other = device()
  const after = await other.open(await other.add([new File([archive], 'x.zip')]))
  expect(after).toMatchObject({ name: 'Мої коти', preprocessing, preprocessingFrom: 'person' })
  expect(after.classes[1]).toEqual(['n1', '__proto__'])
  expect(after.classes[0]).toEqual(model.classes[0])
  expect((await other.models.list())[0]).toMatchObject({ name: 'Мої коти', place: 'device' })
})

it('takes a list of classes in a file along', async () => {
  const files = new Map(await chain)
  const json = JSON.parse(new TextDecoder().decode(files.get('model.json')))
  const { heatlens } = json.userDefinedMetadata
  files.set('classes.json', new TextEncoder().encode(JSON.stringify(heatlens.classes)))
  heatlens.classes = 'classes.json'
  files.set('model.json', new TextEncoder().encode(JSON.stringify(json)))
  const first = device()
  const archive = await first.models.export(await first.add(toFiles(files)), nothing)
  const other = device()
  const after = await other.open(await other.add([new File([archive], 'x.zip')]))
  expect(after.classes).toHaveLength(10)
})

it('refuses an archive with a changed byte', async () => {
  const first = device()
  const id = await first.add(toFiles(await chain))
  const archive = await first.models.export(id, nothing)
  const entries = await listZip(archive, 'x.zip')
  const [shard] = entries.values()
  const bytes = new Uint8Array(await archive.arrayBuffer())
  // Beyond the header of the first file.
  const at = (shard?.at ?? 0) + 30 + (shard?.name.length ?? 0) + 4
  bytes[at] = (bytes[at] ?? 0) ^ 1
  const other = device()
  await expect(other.add([new File([bytes], 'x.zip')])).rejects.toMatchObject({ code: 'packageFileDamaged' })
  expect(await other.models.list()).toEqual([])
})

it('says so where a file of the network is gone', async () => {
  const first = device()
  await expect(first.models.export('nobody', nothing)).rejects.toMatchObject({ code: 'networkNotWhole', kind: 'gone' })
})

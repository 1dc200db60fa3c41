import { type io, layers, sequential } from '@tensorflow/tfjs'
import { expect, it } from 'vitest'
import { makePackage } from '../../fixtures/packages.ts'
import { seededAbout, seededVgg } from '../../fixtures/seededVgg.ts'
import { isPackage } from '../model/package/manifest.ts'
import { packageFiles } from '../model/package/writePackage.ts'
import { readTfjsModel } from './tfjsModel.ts'

/** A model as saved by stock TensorFlow.js: all weights in one group. */
async function save(): Promise<io.ModelArtifacts & { weightData: ArrayBuffer }> {
  const model = sequential({
    name: 'cracks',
    layers: [
      layers.conv2d({ inputShape: [8, 8, 3], filters: 4, kernelSize: 3, activation: 'relu', name: 'conv' }),
      layers.flatten({ name: 'flatten' }),
      layers.dense({ units: 5, activation: 'softmax', name: 'answer' }),
    ],
  })
  let saved: io.ModelArtifacts | undefined
  await model.save({
    async save(artifacts) {
      saved = artifacts
      return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } }
    },
  })
  return saved as io.ModelArtifacts & { weightData: ArrayBuffer }
}

const { modelTopology, weightSpecs = [], weightData } = await save()

/** The model.json and the files of the saved model, its bytes cut at `cut`. */
function toFiles(weights: readonly object[] = weightSpecs, bytes = new Uint8Array(weightData), cut = 100) {
  const files = new Map<string, Blob>()
  for (let start = 0; start < bytes.length; start += cut) {
    files.set(
      `group1-shard${files.size + 1}of${Math.ceil(bytes.length / cut)}.bin`,
      new Blob([bytes.slice(start, start + cut)]),
    )
  }
  return {
    json: { format: 'layers-model', modelTopology, weightsManifest: [{ paths: [...files.keys()], weights }] },
    files,
  }
}

/** The values of a weight, from the bytes that stock TensorFlow.js saved. */
function valuesOf(name: string): Float32Array {
  let at = 0
  for (const spec of weightSpecs) {
    const count = spec.shape.reduce((product, side) => product * side, 1)
    if (spec.name === name) return new Float32Array(weightData, at, count)
    at += count * 4
  }
  throw new Error(name)
}

it('reads what TensorFlow.js saves, wherever its files are cut', async () => {
  const { json, files } = toFiles()
  const { layers, tensors } = readTfjsModel(json, files)
  expect(layers.map(({ className }) => className)).toEqual(['Conv2D', 'Flatten', 'Dense'])
  expect(tensors.map(({ name, shape }) => [name, shape])).toEqual([
    ['conv/kernel', [3, 3, 3, 4]],
    ['conv/bias', [4]],
    ['answer/kernel', [144, 5]],
    ['answer/bias', [5]],
  ])
  for (const { name, shape, readRows } of tensors) {
    expect(await readRows(0, shape[0] as number)).toEqual(valuesOf(name))
  }
  const kernel = tensors.find(({ name }) => name === 'answer/kernel')
  expect(await kernel?.readRows(50, 90)).toEqual(valuesOf('answer/kernel').slice(250, 450))
})

it.each([
  ['uint8', 255, Uint8Array],
  ['uint16', 65535, Uint16Array],
] as const)('reads values that were shortened to %s', async (dtype, steps, Integers) => {
  const ranges = weightSpecs.map(({ name }) => {
    const values = valuesOf(name)
    const min = Math.min(...values)
    const scale = (Math.max(...values) - min) / steps || 1
    return { min, scale, integers: new Integers(Array.from(values, (value) => Math.round((value - min) / scale))) }
  })
  const bytes = new Uint8Array(await new Blob(ranges.map(({ integers }) => integers)).arrayBuffer())
  const weights = weightSpecs.map(({ name, shape, dtype: original }, index) => {
    const { min = 0, scale = 1 } = ranges[index] ?? {}
    return { name, shape, dtype: original, quantization: { dtype, min, scale, original_dtype: 'float32' } }
  })
  const { json, files } = toFiles(weights, bytes)
  const { tensors, layers } = readTfjsModel(json, files)
  for (const [index, { name, shape, readRows }] of tensors.entries()) {
    const values = await readRows(0, shape[0] as number)
    const expected = valuesOf(name)
    const step = ranges[index]?.scale as number
    expect(values.length).toBe(expected.length)
    for (const [at, value] of values.entries())
      expect(Math.abs(value - (expected[at] as number))).toBeLessThan(step * 0.51)
  }
  if (dtype === 'uint16') return
  // Stored as uint8, the bytes stay the same.
  const about = { ...seededAbout, inputSize: 8, classes: seededAbout.classes.slice(0, 5) }
  const kept: Uint8Array[] = []
  for await (const file of packageFiles({ tensors, layers }, about, 'uint8')) if (file.sha256) kept.push(file.bytes)
  expect(Buffer.concat(kept)).toEqual(Buffer.from(bytes))
})

it.each(['float32', 'float16'] as const)(
  'reads a package in %s, and brings its weights into the order of the layers',
  async (weights) => {
    const network = seededVgg({ width: 2, dense: 16, classes: 10 })
    const files = await makePackage(network, seededAbout, weights)
    const json = JSON.parse(new TextDecoder().decode(files.get('model.json')))
    expect(isPackage(json)).toBe(true)
    expect(isPackage({ ...json, userDefinedMetadata: {} })).toBe(false)
    json.weightsManifest.reverse()
    const read = readTfjsModel(json, new Map([...files].map(([name, bytes]) => [name, new Blob([bytes])])))
    // There, each tensor is a group, and so the order within a layer is reversed.
    expect(read.tensors.map(({ name }) => name.split('/')[0])).toEqual(
      network.tensors.map(({ name }) => name.split('/')[0]),
    )
    for (const { name, shape, quantization, readRows } of read.tensors) {
      const original = network.tensors.find((one) => one.name === name)
      expect(quantization?.dtype).toBe(weights === 'float16' ? 'float16' : undefined)
      const [rows = 0] = shape
      const [values, expected] = [await readRows(0, rows), original?.readRows(0, rows) ?? []]
      for (const [at, value] of values.entries()) {
        const tolerance = weights === 'float16' ? Math.abs(expected[at] as number) * 2 ** -11 + 2 ** -25 : 0
        expect(Math.abs(value - (expected[at] as number))).toBeLessThanOrEqual(tolerance)
      }
    }
  },
)

it('says what else it is', () => {
  const { json, files } = toFiles()
  const graph = { ...json, format: 'graph-model', modelTopology: { node: [] } }
  expect(() => readTfjsModel(graph, files)).toTell(/graph model.*Open the Keras \.h5/)
  expect(() => readTfjsModel({ ...json, format: undefined, modelTopology: { node: [] } }, files)).toTell(/graph model/)
  for (const other of [
    null,
    3,
    [],
    {},
    { modelTopology },
    { modelTopology, weightsManifest: [{ paths: [], weights: [] }] },
  ]) {
    expect(() => readTfjsModel(other, files)).toThrow(expect.objectContaining({ kind: 'format' }))
  }
})

it('says what is missing, cut short, or of another type', () => {
  const { json, files } = toFiles()
  const [first, second] = [...files.keys()] as [string, string]
  const without = new Map([...files].filter(([name]) => name !== second))
  expect(() => readTfjsModel(json, without)).toThrow(expect.objectContaining({ kind: 'load' }))
  expect(() => readTfjsModel(json, without)).toTell(
    /wants 1 more file, such as group1-shard2of.*Open or drop the whole folder\./,
  )
  const short = new Map(files).set(first, new Blob([new Uint8Array(99)]))
  expect(() => readTfjsModel(json, short)).toTell(/hold [\d,]+ bytes, where [\d,]+ are wanted/)
  const whole = toFiles(weightSpecs.map((spec) => ({ ...spec, dtype: 'int32' })))
  expect(() => readTfjsModel(whole.json, whole.files)).toTell(/conv\/kernel are not float32/)
})

it('takes names from the file as names', () => {
  const { json, files } = toFiles(
    weightSpecs.map((spec, index) => ({ ...spec, name: ['__proto__/kernel', 'x', '/', ''][index] })),
  )
  const { tensors } = readTfjsModel(json, files)
  expect(tensors.map(({ name }) => name)).toEqual(['__proto__/kernel', 'x', '/', ''])
  json.weightsManifest[0]?.paths.push('../../secret', '__proto__')
  expect(() => readTfjsModel(json, files)).toTell(/wants 2 more files, such as \.\.\/\.\.\/secret/)
})

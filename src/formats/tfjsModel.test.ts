import { Float16Array } from '@petamoriken/float16'
import { type io, layers, sequential } from '@tensorflow/tfjs'
import { expect, it } from 'vitest'
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

const read = (json: unknown, files: ReadonlyMap<string, Blob>) => readTfjsModel(json, files, 'model.json')

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
  const { graph, tensors, about } = read(json, files)
  expect(about).toMatchObject({ name: 'cracks' })
  expect(graph.nodes.map(({ kindName }) => kindName)).toEqual(['InputLayer', 'Conv2D', 'Flatten', 'Dense'])
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
  const { tensors } = read(json, files)
  for (const [index, { name, shape, readRows }] of tensors.entries()) {
    const values = await readRows(0, shape[0] as number)
    const expected = valuesOf(name)
    const step = ranges[index]?.scale as number
    expect(values.length).toBe(expected.length)
    for (const [at, value] of values.entries())
      expect(Math.abs(value - (expected[at] as number))).toBeLessThan(step * 0.51)
  }
  expect(tensors.map(({ quantization }) => quantization?.dtype)).toEqual(
    tensors.map(() => (dtype === 'uint8' ? 'uint8' : undefined)),
  )
})

it('reads float16, and finds weights in any order', async () => {
  const halves = weightSpecs.map(({ name }) => new Uint16Array(new Float16Array(valuesOf(name)).buffer)).toReversed()
  const bytes = new Uint8Array(await new Blob(halves).arrayBuffer())
  const weights = weightSpecs.map((spec) => ({ ...spec, quantization: { dtype: 'float16' } })).toReversed()
  const { json, files } = toFiles(weights, bytes)
  const { tensors } = read(json, files)
  expect(tensors.map(({ name }) => name)).toEqual(['conv/kernel', 'conv/bias', 'answer/kernel', 'answer/bias'])
  for (const { name, shape, quantization, readRows } of tensors) {
    expect(quantization?.dtype).toBe('float16')
    expect(await readRows(0, shape[0] as number)).toEqual(Float32Array.from(new Float16Array(valuesOf(name))))
  }
})

it('passes over constants of other types', async () => {
  const extra = { name: 'count', shape: [], dtype: 'int32' }
  const bytes = new Uint8Array([...new Uint8Array(4), ...new Uint8Array(weightData)])
  const { json, files } = toFiles([extra, ...weightSpecs], bytes)
  const { tensors } = read(json, files)
  expect(await tensors[1]?.readRows(0, 4)).toEqual(valuesOf('conv/bias'))
})

it('says what else it is', () => {
  const { files } = toFiles()
  for (const other of [
    null,
    3,
    [],
    {},
    { modelTopology },
    { modelTopology, weightsManifest: [{ paths: [], weights: [] }] },
  ]) {
    expect(() => read(other, files)).toThrow(expect.objectContaining({ kind: 'format' }))
  }
})

it('says what is missing, cut short, or of another type', () => {
  const { json, files } = toFiles()
  const [first, second] = [...files.keys()] as [string, string]
  const without = new Map([...files].filter(([name]) => name !== second))
  expect(() => read(json, without)).toThrow(expect.objectContaining({ kind: 'load' }))
  expect(() => readTfjsModel(json, without, 'mine.json')).toTell(/^mine\.json needs 1 more file/)
  expect(() => read(json, without)).toTell(
    /needs 1 more file, such as group1-shard2of.*Open or drop the whole folder\./,
  )
  const short = new Map(files).set(first, new Blob([new Uint8Array(99)]))
  expect(() => read(json, short)).toTell(/hold [\d,]+ bytes, where [\d,]+ are wanted/)
  const whole = toFiles(weightSpecs.map((spec) => ({ ...spec, dtype: 'int32' })))
  expect(() => read(whole.json, whole.files)).toTell(/conv\/kernel are not floating-point numbers/)
})

it('takes names from the file as names', () => {
  const { json, files } = toFiles(
    weightSpecs.map((spec, index) => ({ ...spec, name: ['__proto__/kernel', 'x', '/', ''][index] })),
  )
  expect(() => read(json, files)).toTell(/Conv2D \(conv\): its weights kernel are not in the file/)
  json.weightsManifest[0]?.paths.push('../../secret', '__proto__')
  expect(() => read(json, files)).toTell(/needs 2 more files, such as \.\.\/\.\.\/secret/)
})

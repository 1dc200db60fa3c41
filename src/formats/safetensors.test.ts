import { describe, expect, it } from 'vitest'
import { liteStateDict, type MadeTensor, writeSafetensors } from '../../fixtures/safetensors.ts'
import { planGraph } from '../graph/planGraph.ts'
import { openNetwork, sniff } from './index.ts'
import { readSafetensors } from './safetensors.ts'

const tools = { openH5: () => Promise.reject(new Error('no HDF5')) }
const fileOf = (bytes: BlobPart, name = 'model.safetensors') => new File([bytes], name)
const floats: MadeTensor = { dtype: 'F32', shape: [3, 2], bytes: Float32Array.of(1, -2, 3, 4, 5, 0.5) }

describe('the reader of .safetensors', () => {
  it('reads rows in place, of every type of floating-point numbers', async () => {
    const tensors = await readSafetensors(
      fileOf(
        writeSafetensors({
          a: floats,
          b: { dtype: 'F16', shape: [2], bytes: Uint16Array.of(0x3c00, 0xc100) },
          c: { dtype: 'BF16', shape: [2], bytes: Uint16Array.of(0x3fc0, 0xc000) },
          d: { dtype: 'F64', shape: [], bytes: Float64Array.of(0.1) },
          e: { dtype: 'I64', shape: [], bytes: BigInt64Array.of(7n) },
        }),
      ),
      'x',
    )
    expect([...tensors.keys()]).toEqual(['a', 'b', 'c', 'd', 'e'])
    const rows = (name: string, start: number, end: number) => tensors.get(name)?.readRows(start, end)
    expect(await rows('a', 1, 3)).toEqual(Float32Array.of(3, 4, 5, 0.5))
    expect(await rows('b', 0, 2)).toEqual(Float32Array.of(1, -2.5))
    expect(tensors.get('b')?.quantization).toEqual({ dtype: 'float16', original_dtype: 'float32' })
    expect(await rows('c', 0, 2)).toEqual(Float32Array.of(1.5, -2))
    expect(await rows('d', 0, 1)).toEqual(Float32Array.of(0.1))
    await expect(rows('e', 0, 1)).rejects.toMatchObject({ code: 'weightsOfOtherKind' })
  })

  it('takes the names of prototypes for names', async () => {
    const json =
      '{"__proto__":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"constructor":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}'
    const tensors = await readSafetensors(fileOf(withHeader(json, 8)), 'x')
    expect([...tensors.keys()]).toEqual(['__proto__', 'constructor'])
  })

  const one = (entry: string) => `{"a":${entry}}`
  it.each<[string, BlobPart]>([
    ['nothing', new Uint8Array()],
    ['a length beyond the file', withHeader('{}', 0, 2n ** 63n)],
    ['a length of nothing', withHeader('{}', 0, 0n)],
    ['no JSON', withHeader('{"a":', 0)],
    ['a list', withHeader('[]', 0)],
    ['an entry that is none', withHeader(one('7'), 0)],
    ['a place beyond the file', withHeader(one('{"dtype":"F32","shape":[2],"data_offsets":[0,8]}'), 4)],
    ['bytes that are left over', withHeader(one('{"dtype":"F32","shape":[1],"data_offsets":[0,4]}'), 8)],
    ['a place before the first', withHeader(one('{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}'), 4)],
    ['a place that ends before it begins', withHeader(one('{"dtype":"X9","shape":[1],"data_offsets":[4,0]}'), 4)],
    ['a shape of another size', withHeader(one('{"dtype":"F32","shape":[3],"data_offsets":[0,8]}'), 8)],
    ['a shape without end', withHeader(one('{"dtype":"F32","shape":[1e300],"data_offsets":[0,8]}'), 8)],
    ['a broken side', withHeader(one('{"dtype":"F32","shape":[0.5],"data_offsets":[0,2]}'), 2)],
    [
      'two that overlap',
      withHeader(
        '{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}',
        8,
      ),
    ],
    [
      'two of one name',
      withHeader(
        '{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}',
        8,
      ),
    ],
  ])('refuses %s', async (_, bytes) => {
    await expect(readSafetensors(fileOf(bytes), 'x')).rejects.toMatchObject({ code: 'fileDamaged', kind: 'format' })
  })
})

describe('a state dict', () => {
  it('of EfficientNet-Lite0 is known by its names, with any number of classes', async () => {
    const file = fileOf(writeSafetensors(liteStateDict(7)), 'birds.safetensors')
    expect(await sniff({ files: [file] })).toBe('safetensors')
    const { graph, tensors, about } = await openNetwork({ files: [file] }, tools)
    expect(about.name).toBe('birds')
    const plan = planGraph(graph, tensors)
    expect(plan.outputs).toMatchObject([{ head: 'softmax', units: 7, target: '_conv_head' }])
    expect(plan.featureMaps.get('_conv_head')).toEqual([7, 7, 1280])
    expect(plan.featureMaps.get('_blocks.5._expand_conv')).toEqual([28, 28, 240])
    // A block is called by its name where it adds its input.
    expect(plan.featureMaps.get('_blocks.14')).toEqual([7, 7, 192])
    expect(tensors).toHaveLength(100)
  })

  it('with a single class ends in a sigmoid: a softmax of one would always say 1', async () => {
    const file = fileOf(writeSafetensors(liteStateDict(1)), 'crack.safetensors')
    const { graph, tensors } = await openNetwork({ files: [file] }, tools)
    expect(planGraph(graph, tensors).outputs).toMatchObject([{ head: 'sigmoid', units: 1 }])
  })

  it('has BatchNorm folded into its kernels', async () => {
    const dict = liteStateDict(3)
    const file = fileOf(writeSafetensors(dict))
    const { tensors } = await openNetwork({ files: [file] }, tools)
    const raw = await readSafetensors(file, 'x')
    const all = async (name: string) => {
      const tensor = [...tensors, ...raw.values()].find((one) => one.name === name)
      return (await tensor?.readRows(0, tensor.shape[0] ?? 1)) as Float32Array
    }
    for (const [conv, norm] of [
      ['_conv_stem', '_bn0'],
      ['_blocks.1._depthwise_conv', '_blocks.1._bn1'],
      ['_blocks.1._project_conv', '_blocks.1._bn2'],
    ] as const) {
      const [kernel, bias, stored] = [
        await all(`${conv}/kernel`),
        await all(`${conv}/bias`),
        await all(`${conv}.weight`),
      ]
      const [gamma, beta, mean, variance] = [
        await all(`${norm}.weight`),
        await all(`${norm}.bias`),
        await all(`${norm}.running_mean`),
        await all(`${norm}.running_var`),
      ]
      const [filters = 0, channels = 0, height = 0, width = 0] = raw.get(`${conv}.weight`)?.shape ?? []
      for (let f = 0; f < filters; f++) {
        const factor = (gamma[f] as number) / Math.sqrt((variance[f] as number) + 1e-3)
        expect(bias[f]).toBeCloseTo((beta[f] as number) - (mean[f] as number) * factor, 5)
        for (const [c, y, x] of [
          [0, 0, 0],
          [channels - 1, height - 1, 0],
          [channels - 1, height - 1, width - 1],
        ] as const) {
          const from = ((f * channels + c) * height + y) * width + x
          // A depthwise kernel is [height, width, filters, 1].
          const to = ((y * width + x) * channels + c) * filters + f
          expect(kernel[to]).toBeCloseTo((stored[from] as number) * factor, 5)
        }
      }
    }
  })

  it.each<[string, (dict: Record<string, MadeTensor>) => void]>([
    ['one weight less', (dict) => delete dict['_blocks.7._bn2.running_var']],
    ['one more', (dict) => (dict['_blocks.16._bn0.weight'] = floats)],
    ['another shape', (dict) => (dict._bn0 = floats)],
    ['a kernel of another size', (dict) => (dict['_conv_stem.weight'] = { ...floats, shape: [1, 3, 2, 1] })],
    [
      'nothing that is known',
      (dict) => {
        for (const key of Object.keys(dict).slice(1)) delete dict[key]
      },
    ],
  ])('with %s is refused in one sentence', async (_, change) => {
    const dict = liteStateDict(3)
    change(dict)
    const opening = openNetwork({ files: [fileOf(writeSafetensors(dict), 'odd.safetensors')] }, tools)
    await expect(opening).rejects.toTell(
      /^“odd\.safetensors” holds the weights of a PyTorch network .* Export the network as ONNX.* EfficientNet-Lite0/,
    )
  })
})

/** A file with this JSON and so many bytes behind it. */
function withHeader(json: string, bytes: number, length = BigInt(json.length)): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(8 + json.length + bytes)
  new DataView(file.buffer).setBigUint64(0, length, true)
  file.set(new TextEncoder().encode(json), 8)
  return file
}

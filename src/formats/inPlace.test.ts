import { zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { allocatedBy } from '../../fixtures/allocated.ts'
import { onnxBytes, smallOnnx } from '../../fixtures/onnxModel.ts'
import { liteStateDict, writeSafetensors } from '../../fixtures/safetensors.ts'
import { openNetwork } from './index.ts'

// Of a large file, opening it reads the description, and weights where they are wanted.

const text = (value: string) => new TextEncoder().encode(value)

/** Bytes as `torch.save` pickles a state dict of one float tensor of so many values. */
function pickled(name: string, count: number): Uint8Array {
  const short = (value: string) => [...[0x58, value.length, 0, 0, 0], ...text(value)]
  const int = (value: number) => [0x4a, ...new Uint8Array(Int32Array.of(value).buffer)]
  const callable = (module: string, of: string) => [0x63, ...text(`${module}\n${of}\n`)]
  const storage = [0x28, ...short('storage'), ...callable('torch', 'FloatStorage'), ...short('0'), ...short('cpu')]
  const rebuilt = [
    ...callable('torch._utils', '_rebuild_tensor_v2'),
    ...[0x28, ...storage, ...int(count), 0x74, 0x51, ...int(0), 0x28, ...int(count), 0x74, 0x28, ...int(1), 0x74],
    ...[0x89, ...callable('collections', 'OrderedDict'), 0x29, 0x52, 0x74, 0x52],
  ]
  return Uint8Array.from([0x80, 2, 0x7d, 0x28, ...short(name), ...rebuilt, 0x75, 0x2e])
}

const COUNT = 2 ** 21

const files: Readonly<Record<string, () => File>> = {
  'net.safetensors': () => new File([writeSafetensors(liteStateDict(1000))], 'net.safetensors'),
  'net.pth': () => {
    const parts = { 'net/data.pkl': pickled('fc.weight', COUNT), 'net/data/0': new Uint8Array(4 * COUNT) }
    return new File([zipSync(parts, { level: 0 }) as BlobPart], 'net.pth')
  },
  'net.onnx': () => {
    const weights = { name: 'w', dims: [4, 3, 3, 3], values: Array.from({ length: 108 }, () => 1) }
    const idle = { name: 'idle', dims: [COUNT], values: new Array<number>(COUNT).fill(0) }
    return new File([onnxBytes(smallOnnx({ tensors: [weights, idle] })) as BlobPart], 'net.onnx')
  },
}

it.each(Object.entries(files))('%s', async (_, make) => {
  const file = make()
  expect(file.size).toBeGreaterThan(2 ** 23)
  const bytes = await allocatedBy(() =>
    openNetwork({ files: [file] }, { openH5: () => Promise.reject(new Error('No HDF5 here.')) }).catch((error) =>
      // A single tensor is no network that is known.
      expect(error).toMatchObject({ code: 'stateDictUnknown' }),
    ),
  )
  expect(bytes).toBeLessThan(file.size / 10)
})

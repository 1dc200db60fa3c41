import { strToU8, zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { openNetwork } from './index.ts'

const tools = { openH5: () => Promise.reject(new Error('No HDF5 here.')) }
const bytes = (...values: number[]) => Uint8Array.from([...values, 0, 0, 0, 0, 0, 0, 0, 0])
const savedModel = bytes(8, 1, 0x12, 0xb5, 1)

it.each<[string, Uint8Array, RegExp]>([
  ['saved_model.pb', savedModel, /saved_model\.pb is part of a SavedModel/],
  ['export.zip', zipSync({ 'my/saved_model.pb': savedModel, 'my/variables/variables.index': bytes(0) }), /export\.zip/],
  ['model.bin', bytes(0x1c, 0, 0, 0, ...strToU8('TFL3')), /model\.bin is a TensorFlow Lite file/],
  ['cp.ckpt.index', bytes(0, 0), /checkpoint/],
  ['checkpoint', strToU8('model_checkpoint_path: "cp.ckpt"'), /checkpoint/],
  ['frozen.pb', bytes(0x0a, 5), /frozen graph/],
  ['net.onnx', bytes(8, 7, 0x12), /not a valid ONNX file/],
  ['net.mlmodel', bytes(8, 4), /Core ML/],
  ['old.pth', bytes(0x80, 2, 0x8a, 0x0a, 0x6c, 0xfc), /PyTorch/],
  ['model.pkl', bytes(0x80, 4, 0x95), /pickle/],
])('%s is told', async (name, content, message) => {
  const file = new File([content.slice()], name)
  await expect(openNetwork({ files: [file] }, tools)).rejects.toTell(message, 'format')
})

it('anything else is not taken for one of them', async () => {
  const file = new File([bytes(1, 2, 3)], 'noise.dat')
  await expect(openNetwork({ files: [file] }, tools)).rejects.toTell(/None of these files is a network/)
})

import { expect, it } from 'vitest'
import { apart } from './apart.ts'
import { mainOf } from './lacking.ts'

const named = (names: readonly string[]) => names.map((name) => new File(['x'], name))

it.each([
  [['labels.txt', 'model.keras'], ['labels.txt,model.keras']],
  [['architecture.json', 'model.weights.h5'], ['architecture.json,model.weights.h5']],
  [['a-00001-of-00002.safetensors', 'a-00002-of-00002.safetensors', 'config.json'], undefined],
  [['model.json', 'group1-shard1of2.bin', 'group1-shard2of2.bin'], undefined],
  [['config.json', 'model.safetensors', 'optimizer.pt'], undefined],
  [
    ['a.onnx', 'a.onnx.data', 'b.onnx', 'b.onnx.data', 'labels.txt'],
    ['a.onnx,a.onnx.data,labels.txt', 'b.onnx,b.onnx.data,labels.txt'],
  ],
  [
    ['net.weights.h5', 'net.keras', 'net2.keras', 'net2_labels.txt'],
    ['net.keras', 'net2.keras,net2_labels.txt', 'net.weights.h5'],
  ],
  [
    ['net.keras', 'model.json', 'group1-shard1of1.bin', 'labels.txt'],
    ['model.json,group1-shard1of1.bin,labels.txt', 'net.keras,labels.txt'],
  ],
  [
    ['my-model.weights.bin', 'my-model.json', 'net.h5', 'net.onnx'],
    ['my-model.json,my-model.weights.bin', 'net.onnx', 'net.h5'],
  ],
  [
    ['keras_model.h5', 'labels.txt', 'metadata.json', 'model.json', 'weights.bin'],
    ['model.json,weights.bin,labels.txt,metadata.json', 'keras_model.h5,labels.txt,metadata.json'],
  ],
  [
    ['model.h5', 'model.json', 'group1-shard1of1.bin', 'model_labels.txt'],
    ['model.json,group1-shard1of1.bin,model_labels.txt', 'model.h5,model_labels.txt'],
  ],
  [['model.json', 'model.weights.h5'], undefined],
  [['config.json', 'model.safetensors.index.json', 'pytorch_model.bin', 'model.safetensors'], undefined],
])('parts %j by networks', (names, sets) => {
  expect(apart(named(names)).map((files) => files.map(({ name }) => name).join())).toEqual(sets ?? [names.join()])
})

it('calls files by their network', () => {
  expect(mainOf(named(['labels.txt', 'net.h5']))).toBe('net.h5')
  expect(mainOf(named(['model.json', 'w.bin']))).toBe('model.json')
})

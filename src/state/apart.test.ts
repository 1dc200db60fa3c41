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
])('parts %j by networks', (names, sets) => {
  expect(apart(named(names)).map((files) => files.map(({ name }) => name).join())).toEqual(sets ?? [names.join()])
})

it('calls files by their network', () => {
  expect(mainOf(named(['labels.txt', 'net.h5']))).toBe('net.h5')
  expect(mainOf(named(['model.json', 'w.bin']))).toBe('model.json')
})

import { expect, it } from 'vitest'
import { isNetwork, stemOf } from './networkNames.ts'

it.each([
  ['net.onnx', 'net'],
  ['resnet18-best.pth.tar', 'resnet18-best'],
  ['a.b.h5', 'a.b'],
  ['net', 'net'],
])('%s is called %s', (fileName, name) => expect(stemOf(fileName)).toBe(name))

it.each([
  ['weights.pth', true],
  ['best_weights.safetensors', true],
  ['model.weights.h5', false],
  ['weights_manifest.json', false],
  ['pytorch_model.bin', false],
  ['optimizer.pt', false],
])('%s may be a network of its own: %s', (name, is) => expect(isNetwork(name)).toBe(is))

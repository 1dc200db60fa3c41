import { expect, it } from 'vitest'
import { stemOf } from './networkNames.ts'

it.each([
  ['net.onnx', 'net'],
  ['resnet18-best.pth.tar', 'resnet18-best'],
  ['a.b.h5', 'a.b'],
  ['net', 'net'],
])('%s is called %s', (fileName, name) => expect(stemOf(fileName)).toBe(name))

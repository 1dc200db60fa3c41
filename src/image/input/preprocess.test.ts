import { expect, it } from 'vitest'
import { preprocess, presets, unprocess } from './preprocess.ts'

const pixel = new Uint8Array([255, 128, 0])

it.each([
  // Keras' preprocess_input for the pixel (255, 128, 0).
  ['caffe', [0 - 103.939, 128 - 116.779, 255 - 123.68]],
  ['tf', [1, 128 / 127.5 - 1, -1]],
  ['torch', [(1 - 0.485) / 0.229, (128 / 255 - 0.456) / 0.224, (0 - 0.406) / 0.225]],
] as const)('prepares a pixel as Keras in mode %s', (mode, expected) => {
  const input = preprocess(pixel, presets[mode])
  expected.forEach((value, channel) => {
    expect(input[channel]).toBeCloseTo(value, 4)
  })
})

it.each(['caffe', 'tf', 'torch'] as const)('gives every byte back that went in, in mode %s', (mode) => {
  const bytes = Uint8Array.from({ length: 768 }, (_, index) => (index * 7) % 256)
  expect(unprocess(preprocess(bytes, presets[mode]), presets[mode])).toEqual(bytes)
})

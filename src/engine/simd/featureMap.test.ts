import { expect, it } from 'vitest'
import { makeFeatureMap, readFeatureMap, writeFeatureMap } from './featureMap.ts'

it.each([1, 3, 4, 6])('writes %i channels, with zeros where nothing is', (channels) => {
  const map = makeFeatureMap([2, 3, channels], { top: 1, left: 1, rows: 4, columns: 6 })
  const memory = new ArrayBuffer(map.bytes)
  const floats = new Float32Array(memory).fill(Number.NaN)
  const values = Float32Array.from({ length: 6 * channels }, (_, index) => index + 1)
  writeFeatureMap(memory, 0, map, values)
  expect(readFeatureMap(memory, 0, map)).toEqual(values)
  expect(floats.filter((value) => value === 0)).toHaveLength(floats.length - values.length)
})

import { expect, it } from 'vitest'
import numpy from '../../../fixtures/float32Text.json'
import { float32Text, probabilityText } from './float32Text.ts'

it.each([
  // NumPy's output for np.float32 of each.
  [0.9094213, '0.9094213'],
  [0.1, '0.1'],
  [1 / 3, '0.33333334'],
  [1.6e-5, '1.6e-05'],
  [2 ** -149, '1e-45'],
  [1, '1.0'],
  [0, '0.0'],
  [-4.679559, '-4.679559'],
])('prints %d as a float32: %s', (value, text) => expect(float32Text(value)).toBe(text))

it('prints no zero for a probability, which no softmax gives', () => {
  const texts = [0.25, 1e-45, 1e-46, 0].map((value) => probabilityText(value, 'too small'))
  expect(texts).toEqual(['0.25', '1e-45', 'too small', 'too small'])
})

it('prints every float32 of the fixture as NumPy does: scripts/oracle/float32Text.py', () => {
  const bits = new DataView(new ArrayBuffer(4))
  const printed = numpy.map(([hexadecimal = '']) => {
    bits.setUint32(0, Number.parseInt(hexadecimal, 16))
    return [hexadecimal, float32Text(bits.getFloat32(0))]
  })
  expect(numpy.length).toBeGreaterThan(700)
  expect(printed).toEqual(numpy)
})

import { expect, it } from 'vitest'
import { float32Text, labelOf, megabytes, percent, short } from './words.ts'

it.each([
  [1, '100 %'],
  [0.6812, '68 %'],
  [0.0996, '10 %'],
  [0.0994, '9.9 %'],
  [0.001, '0.1 %'],
  [0.00001, 'under 0.1 %'],
  [0, '0.0 %'],
])('writes %d as %s', (probability, text) => expect(percent(probability)).toBe(text))

it.each([
  [0, '0'],
  [0.00194411, '0.00194'],
  [-0.5, '-0.5'],
  [1.2345e-5, '1.2e-5'],
  [571.0598, '571'],
  [123456, '1.2e+5'],
])('writes the number %d as %s', (value, text) => expect(short(value)).toBe(text))

it('reads labels as people do, and has a name for a class without one', () => {
  expect(labelOf(0, [['n1', 'golf_ball']])).toBe('golf ball')
  expect(labelOf(5, [])).toBe('class 5')
})

it('writes sizes in megabytes', () => {
  expect([megabytes(4_218_230), megabytes(553_467_096)]).toEqual(['4.2 MB', '553 MB'])
})

it.each([
  // What NumPy prints for np.float32 of each.
  [0.9094213, '0.9094213'],
  [0.1, '0.1'],
  [1 / 3, '0.33333334'],
  [1.6e-5, '1.6e-05'],
  [2 ** -149, '1e-45'],
  [1, '1.0'],
  [0, '0.0'],
  [-4.679559, '-4.679559'],
])('prints %d as a float32: %s', (value, text) => expect(float32Text(value)).toBe(text))

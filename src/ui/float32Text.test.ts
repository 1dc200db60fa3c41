import { expect, it } from 'vitest'
import { float32Text } from './float32Text.ts'

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
